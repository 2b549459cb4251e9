import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { FollowingTables } from '../following.tables.ts'
import { thoseWhoSee } from '../seeing.ts'

/** Who follows these tickets and may still see them, by ticket. */
export async function followersOf(
  db: ReadHandle,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ticketIds.length === 0) return new Map()
  const rows = await db
    .tables<FollowingTables>()
    .selectFrom('ticket_followers')
    .select(['ticket_id', 'person_id'])
    .where('ticket_id', 'in', [...ticketIds])
    .execute()
  const found = new Map<string, readonly string[]>()
  for (const [ticketId, followers] of Map.groupBy(rows, (row) => row.ticket_id)) {
    const personIds = followers.map((row) => row.person_id)
    found.set(ticketId, await thoseWhoSee(db, personIds, ticketId))
  }
  return found
}
