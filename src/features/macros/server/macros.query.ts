import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { reaches, seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { listMacros, previewMacro } from '../contract.ts'
import { isUndoable } from '../domain/steps.ts'
import { planFor } from './planning.ts'
import { mayKeepMacros, seenMacro, visibleMacros } from './visibility.ts'

type Person = { readonly id: string; readonly name: string }

async function peopleById(
  read: ReadHandle,
  ids: readonly (string | null | undefined)[],
): Promise<(id: string | null | undefined) => Person | null> {
  const wanted = [...new Set(ids.filter((id) => id != null))]
  const rows =
    wanted.length === 0
      ? []
      : await read
          .tables<StaffTables>()
          .selectFrom('people')
          .select(['id', 'name'])
          .where('id', 'in', wanted)
          .execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  return (id) => (id == null ? null : (known.get(id) ?? null))
}

/** The units of these ids that the actor keeps macros for. */
async function keptUnits(
  { read, actor }: { read: ReadHandle; actor: Actor },
  unitIds: Iterable<string>,
): Promise<Set<string>> {
  const kept = new Set<string>()
  for (const unitId of new Set(unitIds))
    if (await mayKeepMacros(read, actor, { ownerId: null, unitId })) kept.add(unitId)
  return kept
}

export const macroList = query(listMacros, async ({ read, actor }) => {
  const rows = await visibleMacros(read, actor)
    .selectAll('macros')
    .select(sql<string | null>`(select name from org_units where id = macros.org_unit_id)`.as('unit_name'))
    .orderBy('name')
    .execute()
  const kept = await keptUnits(
    { read, actor },
    rows.flatMap((row) => row.org_unit_id ?? []),
  )
  const person = await peopleById(
    read,
    rows.map(({ steps }) => steps.assign?.personId),
  )
  const macros = rows.map((row) => ({
    id: row.id,
    name: row.name,
    steps: row.steps,
    unit: row.org_unit_id === null ? null : { id: row.org_unit_id, name: row.unit_name ?? '' },
    assignee: person(row.steps.assign?.personId),
    archived: row.archived_at !== null,
    undoable: isUndoable(row.steps),
    can: { change: row.org_unit_id === null || kept.has(row.org_unit_id) },
  }))
  return {
    macros: macros.filter(({ archived, can }) => !archived || can.change),
    can: { share: may(actor, 'macros.share') },
  }
})

export const macroPreview = query(previewMacro, async ({ read, actor, now }, { ticketId, macroId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  if (!reaches(actor, 'tickets.handle', ticket)) throw new Refusal('macros.notYourTicket', 'forbidden')
  const { steps } = await seenMacro(read, actor, macroId)
  const { changes, assign, obstacles, replyText } = await planFor({ db: read, actor, now }, ticket, steps)
  const person = await peopleById(read, [assign?.from, assign?.to])
  const to = person(assign?.to)
  return {
    version: ticket.version,
    steps,
    changes: [...changes],
    assign: to && { from: person(assign?.from), to },
    obstacles: [...obstacles],
    replyText,
    undoable: isUndoable(steps),
  }
})
