import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { query } from '#platform/server/command.ts'
import { notificationPreferences } from '../contract.ts'
import { defaultChannels, kinds } from '../domain/kinds.ts'
import type { NotificationsTables } from './notifications.tables.ts'

export const preferences = query(notificationPreferences, async ({ read, actor }) => {
  const tables = read.tables<NotificationsTables & StaffTables>()
  const chosen = await tables
    .selectFrom('notification_preferences')
    .select(['kind', 'in_app as inApp', 'email'])
    .where('person_id', '=', actor.id)
    .execute()
  const person = await tables
    .selectFrom('people')
    .select('email')
    .where('id', '=', actor.id)
    .executeTakeFirst()
  return {
    items: kinds.map((kind) => chosen.find((one) => one.kind === kind) ?? { kind, ...defaultChannels[kind] }),
    email: person?.email ?? null,
  }
})
