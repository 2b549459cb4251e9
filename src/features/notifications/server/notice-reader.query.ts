import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { NotificationsTables } from './notifications.tables.ts'

/** Whoever works here and can be mailed, with the kinds of which they want no mail. */
export async function noticeReader(db: ReadHandle, personId: string) {
  const tables = db.tables<StaffTables & NotificationsTables>()
  const person = await tables
    .selectFrom('people')
    .select(['name', 'email', 'locale'])
    .where('id', '=', personId)
    .where('status', '=', 'active')
    .executeTakeFirst()
  if (!person?.email) return undefined
  const unwanted = await tables
    .selectFrom('notification_preferences')
    .select('kind')
    .where('person_id', '=', personId)
    .where('mailing', '=', 'never')
    .execute()
  return { ...person, email: person.email, unwanted: new Set(unwanted.map(({ kind }) => kind)) }
}
