import { query } from '#platform/server/command.ts'
import { myPushDevices } from '../contract/push.ts'
import type { NotificationsTables } from './notifications.tables.ts'

export const pushDevices = query(myPushDevices, async ({ read, actor }) => {
  const rows = await read
    .tables<NotificationsTables>()
    .selectFrom('push_subscriptions')
    .select(['id', 'device', 'endpoint', 'created_at'])
    .where('person_id', '=', actor.id)
    .orderBy('created_at')
    .execute()
  return {
    items: rows.map(({ created_at, ...browser }) => ({ ...browser, since: created_at.toISOString() })),
  }
})
