import type { Insertable } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { TicketLinksTables } from './ticket-links.tables.ts'

const own = (db: WriteHandle) => db.own<TicketLinksTables>()

/** Adds a link unless it is there already; tells whether it was new. */
export async function addLink(
  db: WriteHandle,
  link: Insertable<TicketLinksTables['ticket_links']>,
): Promise<boolean> {
  const result = await own(db)
    .insertInto('ticket_links')
    .values(link)
    .onConflict((conflict) => conflict.columns(['ticket_id', 'other_id', 'kind']).doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Removes a link that has the ticket at one end. */
export async function removeLink(db: WriteHandle, linkId: string, ticketId: string) {
  return own(db)
    .deleteFrom('ticket_links')
    .where('id', '=', linkId)
    .where((eb) => eb.or([eb('ticket_id', '=', ticketId), eb('other_id', '=', ticketId)]))
    .returningAll()
    .executeTakeFirst()
}

type Voice = Omit<TicketLinksTables['ticket_merge_voices'], 'merge_id' | 'returned_at'>

export async function addMerge(
  db: WriteHandle,
  merge: Insertable<TicketLinksTables['ticket_merges']>,
  voices: readonly Voice[],
): Promise<void> {
  await own(db).insertInto('ticket_merges').values(merge).execute()
  if (voices.length === 0) return
  await own(db)
    .insertInto('ticket_merge_voices')
    .values(voices.map((voice) => ({ merge_id: merge.id, returned_at: null, ...voice })))
    .execute()
}

/** The merge that stands for a ticket, with the voices it took along and still has. */
export async function standingMerge(db: ReadHandle, ticketId: string) {
  const tables = db.tables<TicketLinksTables>()
  const merge = await tables
    .selectFrom('ticket_merges')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (merge === undefined) return undefined
  const voices = await tables
    .selectFrom('ticket_merge_voices')
    .select(['feedback_id', 'first'])
    .where('merge_id', '=', merge.id)
    .where('returned_at', 'is', null)
    .execute()
  return { ...merge, voices }
}

/** Ends a merge: its voices go back, out of those merges as well that took them further. */
export async function endMerge(
  db: WriteHandle,
  { id, voices }: { id: string; voices: readonly { feedback_id: string }[] },
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  await own(db)
    .updateTable('ticket_merges')
    .set({ undone_at: at, undone_by: by })
    .where('id', '=', id)
    .execute()
  if (voices.length === 0) return
  const began = own(db).selectFrom('ticket_merges').select('at').where('id', '=', id)
  await own(db)
    .updateTable('ticket_merge_voices')
    .set({ returned_at: at })
    .where(
      'feedback_id',
      'in',
      voices.map(({ feedback_id }) => feedback_id),
    )
    .where('returned_at', 'is', null)
    .where('merge_id', 'in', own(db).selectFrom('ticket_merges').select('id').where('at', '>=', began))
    .execute()
}

export async function addSplit(
  db: WriteHandle,
  split: Insertable<TicketLinksTables['ticket_splits']>,
): Promise<void> {
  await own(db).insertInto('ticket_splits').values(split).execute()
}
