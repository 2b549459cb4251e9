import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { TicketAccessTables } from './ticket-access.tables.ts'

const own = (db: WriteHandle) => db.own<TicketAccessTables>()

interface Done {
  readonly at: Date
  readonly by: string | null
}
interface Of {
  readonly ticketId: string
  readonly personId: string
}

/** Keeps a person away from a ticket; tells whether they were not before. */
export async function addRecusal(
  db: WriteHandle,
  recusal: Insertable<TicketAccessTables['ticket_recusals']>,
): Promise<boolean> {
  const result = await own(db)
    .insertInto('ticket_recusals')
    .values(recusal)
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'ticket_id']).where('ended_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function endRecusal(db: WriteHandle, of: Of, { at, by }: Done): Promise<boolean> {
  const result = await own(db)
    .updateTable('ticket_recusals')
    .set({ ended_at: at, ended_by: by })
    .where('ticket_id', '=', of.ticketId)
    .where('person_id', '=', of.personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Names the readers of a ticket, in place of those named before; tells whether it was not confidential until now. */
export async function putSeal(
  db: WriteHandle,
  seal: Insertable<TicketAccessTables['ticket_seals']>,
  readerIds: readonly string[],
): Promise<boolean> {
  const { ticket_id, at, by } = seal
  const result = await own(db)
    .insertInto('ticket_seals')
    .values(seal)
    .onConflict((conflict) => conflict.column('ticket_id').where('ended_at', 'is', null).doNothing())
    .executeTakeFirst()
  await own(db).deleteFrom('ticket_readers').where('ticket_id', '=', ticket_id).execute()
  await own(db)
    .insertInto('ticket_readers')
    .values(readerIds.map((person_id) => ({ ticket_id, person_id, at, by })))
    .execute()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function endSeal(db: WriteHandle, ticketId: string, { at, by }: Done): Promise<boolean> {
  const result = await own(db)
    .updateTable('ticket_seals')
    .set({ ended_at: at, ended_by: by })
    .where('ticket_id', '=', ticketId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function addOpening(
  db: WriteHandle,
  opening: Insertable<TicketAccessTables['ticket_openings']>,
): Promise<void> {
  await own(db).insertInto('ticket_openings').values(opening).execute()
}

/** Ends the openings whose time is over. */
export async function endOpenings(db: WriteHandle, now: Date) {
  return own(db)
    .updateTable('ticket_openings')
    .set({ ended_at: now })
    .where('ended_at', 'is', null)
    .where('until', '<=', now)
    .returning(['id', 'ticket_id', 'person_id'])
    .execute()
}
