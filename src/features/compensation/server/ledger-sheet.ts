import type { Cell } from '#features/audit/server/public/csv.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { conditionsOf, type LedgerFilters, namedCompensations } from './compensation-parts.query.ts'
import { givenInReach } from './visibility.ts'

const mostRows = 10_000

export const sheetHeader = [
  'ticket',
  'kind',
  'currency',
  'amount_minor',
  'state',
  'order',
  'unit',
  'agent',
  'offered_at',
  'warnings',
] as const

/** What was given as a sheet, the latest first, up to 10,000 rows. */
export async function sheetOf(read: ReadHandle, actor: Actor, filters: LedgerFilters) {
  let wanted = namedCompensations(read)
    .where(givenInReach(actor))
    .orderBy('compensations.offered_at', 'desc')
    .limit(mostRows + 1)
  for (const condition of conditionsOf(filters)) wanted = wanted.where(condition)
  const rows = await wanted.execute()
  const cells = rows
    .slice(0, mostRows)
    .map((row): Cell[] => [
      row.number,
      row.name_zh,
      row.currency,
      Number(row.amount_minor),
      row.state,
      row.order_number,
      row.unit_name,
      row.agent_name,
      row.offered_at.toISOString(),
      row.warnings.map(({ kind }) => kind).join(' '),
    ])
  return { rows: cells, more: rows.length > mostRows }
}
