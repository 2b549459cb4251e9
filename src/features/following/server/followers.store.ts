import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { FollowingTables } from './following.tables.ts'

const own = (db: WriteHandle) => db.own<FollowingTables>()

export async function addFollowers(
  db: WriteHandle,
  { ticketId, personIds, since }: { ticketId: string; personIds: readonly string[]; since: Date },
): Promise<void> {
  const rows = personIds.map((personId) => ({ ticket_id: ticketId, person_id: personId, since }))
  await own(db)
    .insertInto('ticket_followers')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function removeFollower(
  db: WriteHandle,
  { ticketId, personId }: { ticketId: string; personId: string },
): Promise<void> {
  await own(db)
    .deleteFrom('ticket_followers')
    .where('ticket_id', '=', ticketId)
    .where('person_id', '=', personId)
    .execute()
}

/** Whoever was erased follows nothing any more. */
export async function forgetPeople(db: WriteHandle, personIds: readonly string[]): Promise<void> {
  await own(db)
    .deleteFrom('ticket_followers')
    .where('person_id', 'in', [...personIds])
    .execute()
}
