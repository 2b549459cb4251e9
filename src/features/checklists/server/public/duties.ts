import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Duties, type Gate, gates, openDuties } from '../../domain/duties.ts'
import { listsOf } from '../lists-of-ticket.ts'
import { ownFields, standingOf } from '../standing.query.ts'

/** A deed that is about to be done: what it comes before, and the cause that is said with it. */
interface Deed {
  readonly before: Gate
  readonly causeLabelId?: string | null | undefined
}

/** What a ticket's lists still ask for before a deed. */
export async function dutiesBefore(
  db: ReadHandle,
  ticket: Ticket,
  { before, causeLabelId = null }: Deed,
): Promise<Duties> {
  const lists = await listsOf(db, ticket)
  if (lists.length === 0) return { items: [], fields: [] }
  return openDuties(lists, await standingOf(db, { ticket, lists, causeLabelId }), before)
}

/** How much is due before each deed. */
export async function openCounts(db: ReadHandle, ticket: Ticket): Promise<Record<Gate, number>> {
  const lists = ticket.ended_at === null ? await listsOf(db, ticket) : []
  const standing = lists.length === 0 ? null : await standingOf(db, { ticket, lists, causeLabelId: null })
  const count = (gate: Gate): [Gate, number] => {
    if (standing === null) return [gate, 0]
    const { items, fields } = openDuties(lists, standing, gate)
    return [gate, items.length + fields.length]
  }
  return Object.fromEntries(gates.map(count)) as Record<Gate, number>
}

/** Refuses `checklists.openDuties`, naming what is missing, while something is due before a deed. */
export async function refuseWhileDue(db: ReadHandle, ticket: Ticket, deed: Deed): Promise<void> {
  const { items, fields } = await dutiesBefore(db, ticket, deed)
  if (items.length + fields.length === 0) return
  const own = await ownFields(db)
  throw new Refusal('checklists.openDuties', 'conflict', {
    deed: deed.before,
    items: items.map(({ nameZh: zh, nameEn: en }) => ({ zh, en })),
    fields: fields.filter((field) => !own.has(field)),
    own: fields.flatMap((field) => own.get(field) ?? []),
  })
}
