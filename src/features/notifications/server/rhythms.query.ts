import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Rhythm, usualRhythm } from '../domain/rhythm.ts'
import type { NotificationsTables } from './notifications.tables.ts'

/** When people are left alone and told together; whoever chose nothing has the usual. */
export async function rhythmsOf(
  db: ReadHandle,
  personIds: readonly string[],
): Promise<(personId: string) => Rhythm> {
  const rows = await db
    .tables<NotificationsTables>()
    .selectFrom('notification_rhythms')
    .selectAll()
    .where('person_id', 'in', [...personIds])
    .execute()
  const chosen = new Map(rows.map((row) => [row.person_id, row]))
  return (personId) => {
    const row = chosen.get(personId)
    if (row === undefined) return usualRhythm
    const { quiet_from: from, quiet_to: to, digest_at: digestAt } = row
    return { quiet: from === null || to === null ? null : { from, to }, digestAt }
  }
}
