import { query } from '#platform/server/command.ts'
import { myWebhooks } from '../contract/own-webhooks.ts'
import { mostOwnWebhooks } from '../domain/gateways.ts'
import type { NotificationsTables } from './notifications.tables.ts'
import { personOf } from './own.ts'

export const ownWebhookList = query(myWebhooks, async ({ read, actor }) => {
  const items = await read
    .tables<NotificationsTables>()
    .selectFrom('webhooks')
    .select(['id', 'name', 'url', 'kinds', 'active'])
    .where('person_id', '=', personOf(actor))
    .orderBy('created_at')
    .execute()
  return { items, most: mostOwnWebhooks }
})
