import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { query } from '#platform/server/command.ts'
import { notificationPreferences } from '../contract.ts'
import { defaultChannels, kinds, pushedByDefault } from '../domain/kinds.ts'
import type { NotificationsTables } from './notifications.tables.ts'
import { rhythmsOf } from './rhythms.query.ts'

export const preferences = query(notificationPreferences, async ({ read, actor }) => {
  const tables = read.tables<NotificationsTables & StaffTables>()
  const chosen = await tables
    .selectFrom('notification_preferences')
    .select(['kind', 'in_app as inApp', 'mailing as email', 'push'])
    .where('person_id', '=', actor.id)
    .execute()
  const person = await tables
    .selectFrom('people')
    .select('email')
    .where('id', '=', actor.id)
    .executeTakeFirst()
  const own = new Map(
    chosen.map(({ kind, inApp, email, push }) => [
      kind,
      { inApp, email, push: push ?? pushedByDefault(kind) },
    ]),
  )
  const rhythmOf = await rhythmsOf(read, [actor.id as string])
  return {
    items: kinds.map((kind) => ({
      kind,
      ...(own.get(kind) ?? { ...defaultChannels[kind], push: pushedByDefault(kind) }),
    })),
    email: person?.email ?? null,
    rhythm: rhythmOf(actor.id as string),
  }
})
