import type { Cell } from '#features/audit/server/public/csv.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type DeskFilters, type DeskRow, deskRows } from './desk-rows.query.ts'

const mostRows = 10_000

export const sheetHeader = [
  'ticket',
  'title',
  'unit',
  'holder',
  'state',
  'causes',
  'supervised_at',
  'letters',
  'due_at',
  'escalation',
  'closed_at',
  'result',
] as const

const cellsOf = (row: DeskRow): Cell[] => [
  row.ticket.number,
  row.ticket.title,
  row.ticket.unit.name,
  row.ticket.holder?.name ?? null,
  row.ticket.state,
  row.causes.map(({ cause, about }) => (about === null ? cause : `${cause}:${about}`)).join(' '),
  row.opened_at.toISOString(),
  row.letters,
  row.due_at?.toISOString() ?? null,
  row.escalation,
  row.closed_at?.toISOString() ?? null,
  row.result,
]

/** The rows of the desk as a sheet, up to 10,000. */
export async function sheetOf(read: ReadHandle, actor: Actor, filters: DeskFilters) {
  const rows = await deskRows(read, actor, { ...filters, limit: mostRows + 1 })
  return { rows: rows.slice(0, mostRows).map(cellsOf), more: rows.length > mostRows }
}
