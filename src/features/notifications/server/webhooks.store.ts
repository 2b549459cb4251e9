import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { gateways } from '../domain/gateways.ts'
import { claim } from './delivery-queue.store.ts'
import type { NotificationsTables } from './notifications.tables.ts'

type WebhookRow = NotificationsTables['webhooks']
type DeliveryRow = NotificationsTables['webhook_deliveries']

const own = (db: WriteHandle) => db.own<NotificationsTables>()

export async function insertWebhook(db: WriteHandle, row: Insertable<WebhookRow>): Promise<void> {
  await own(db).insertInto('webhooks').values(row).execute()
}

/** A webhook of a person, or, with null, of the organisation. */
interface Owned {
  readonly id: string
  readonly personId: string | null
}

/** Gives whether there was one. */
export async function updateWebhook(
  db: WriteHandle,
  { id, personId }: Owned,
  change: Updateable<WebhookRow>,
): Promise<boolean> {
  const result = await own(db)
    .updateTable('webhooks')
    .set(change)
    .where('id', '=', id)
    .where('person_id', 'is not distinct from', personId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Gives whether there was one. */
export async function deleteWebhook(db: WriteHandle, { id, personId }: Owned): Promise<boolean> {
  const result = await own(db)
    .deleteFrom('webhooks')
    .where('id', '=', id)
    .where('person_id', 'is not distinct from', personId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** How many webhooks a person has. */
export async function countOwnWebhooks(db: ReadHandle, personId: string): Promise<number> {
  const rows = await db
    .tables<NotificationsTables>()
    .selectFrom('webhooks')
    .select('id')
    .where('person_id', '=', personId)
    .execute()
  return rows.length
}

/** Forgets the webhooks of people, and what waits for them. */
export async function dropOwnWebhooks(db: WriteHandle, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await own(db)
    .deleteFrom('webhooks')
    .where('person_id', 'in', [...personIds])
    .execute()
}

type Known = Pick<Selectable<WebhookRow>, 'id' | 'name' | 'purpose' | 'kinds' | 'person_id' | 'active'>

/** Every webhook, those that are switched off among them. */
export async function knownWebhooks(db: ReadHandle): Promise<Known[]> {
  return db
    .tables<NotificationsTables>()
    .selectFrom('webhooks')
    .select(['id', 'name', 'purpose', 'kinds', 'person_id', 'active'])
    .execute()
}

export const activeWebhooks = async (db: ReadHandle): Promise<Known[]> =>
  (await knownWebhooks(db)).filter(({ active }) => active)

/** Queues what is not there yet; gives the ids of the new ones. */
export async function insertDeliveries(
  db: WriteHandle,
  deliveries: readonly {
    readonly id: string
    readonly webhookId: string
    readonly eventId: string
    readonly kind: DeliveryRow['kind']
    readonly content: object
    readonly aboutId?: string
    /** In milliseconds since 1970; at once, and for ever, where they are left out. */
    readonly notBefore?: number
    readonly notAfter?: number
  }[],
  now: number,
): Promise<string[]> {
  if (deliveries.length === 0) return []
  const at = new Date(now)
  const rows = await own(db)
    .insertInto('webhook_deliveries')
    .values(
      deliveries.map((one) => ({
        id: one.id,
        webhook_id: one.webhookId,
        event_id: one.eventId,
        kind: one.kind,
        content: JSON.stringify(one.content),
        about_id: one.aboutId ?? null,
        not_after: one.notAfter === undefined ? null : new Date(one.notAfter),
        state: 'waiting' as const,
        queued_at: at,
        next_try_at: new Date(Math.max(one.notBefore ?? now, now)),
      })),
    )
    .onConflict((conflict) => conflict.columns(['webhook_id', 'event_id', 'kind']).doNothing())
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** What an attempt needs. */
export type ClaimedDelivery = Pick<
  Selectable<DeliveryRow>,
  'id' | 'kind' | 'event_id' | 'content' | 'attempts' | 'queued_at' | 'not_after'
> &
  Pick<
    Selectable<WebhookRow>,
    'url' | 'secret_sealed' | 'allows_private' | 'person_id' | 'purpose' | 'active'
  >

/** Takes a due delivery for one attempt; until `leaseMs` have passed nobody else may try it. */
export async function claimDelivery(
  db: WriteHandle,
  deliveryId: string,
  lease: { now: number; leaseMs: number },
): Promise<ClaimedDelivery | undefined> {
  if ((await claim(db, { queue: 'webhook_deliveries', id: deliveryId }, lease)) === undefined)
    return undefined
  return db
    .tables<NotificationsTables>()
    .selectFrom('webhook_deliveries as delivery')
    .innerJoin('webhooks as hook', 'hook.id', 'delivery.webhook_id')
    .select(['delivery.id', 'delivery.kind', 'delivery.event_id', 'delivery.content'])
    .select(['delivery.attempts', 'delivery.queued_at', 'delivery.not_after'])
    .select(['hook.url', 'hook.secret_sealed', 'hook.allows_private', 'hook.person_id'])
    .select(['hook.purpose', 'hook.active'])
    .where('delivery.id', '=', deliveryId)
    .executeTakeFirst()
}

/** Takes number and words out of a message that was sent, or is not sent any more. */
export async function emptyDelivery(db: WriteHandle, deliveryId: string): Promise<void> {
  await own(db)
    .updateTable('webhook_deliveries')
    .set({ content: '{}' })
    .where('id', '=', deliveryId)
    .execute()
}

/** Lets a claimed message wait until a moment; no attempt was made. */
export async function holdDelivery(db: WriteHandle, deliveryId: string, until: number): Promise<void> {
  await own(db)
    .updateTable('webhook_deliveries')
    .set({ attempts: sql`attempts - 1`, next_try_at: new Date(until) })
    .where('id', '=', deliveryId)
    .execute()
}

/** Removes what waits to be sent through gateways as the consequence of these. */
export async function dropWaiting(db: WriteHandle, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await own(db)
    .deleteFrom('webhook_deliveries')
    .where('event_id', 'in', [...keys])
    .where('kind', 'in', [...gateways])
    .where('state', '=', 'waiting')
    .execute()
}

/** Removes what is, or was to be, sent to customers. */
export async function dropDeliveries(db: WriteHandle, aboutIds: readonly string[]): Promise<void> {
  if (aboutIds.length === 0) return
  await own(db)
    .deleteFrom('webhook_deliveries')
    .where('about_id', 'in', [...aboutIds])
    .execute()
}

/** Whether another gateway of a kind is in use. */
export async function hasOtherGateway(
  db: ReadHandle,
  { purpose, but }: { purpose: WebhookRow['purpose']; but: string | null },
): Promise<boolean> {
  const rows = await db
    .tables<NotificationsTables>()
    .selectFrom('webhooks')
    .select('id')
    .where('purpose', '=', purpose)
    .where('active', '=', true)
    .execute()
  return rows.some(({ id }) => id !== but)
}

/** Makes a given-up delivery due at once; gives whether it was given up. */
export async function releaseDelivery(db: WriteHandle, deliveryId: string, now: number): Promise<boolean> {
  const result = await own(db)
    .updateTable('webhook_deliveries')
    .set({ state: 'waiting', attempts: 0, next_try_at: new Date(now) })
    .where('id', '=', deliveryId)
    .where('state', '=', 'failed')
    // What was to go to a customer is not there any more.
    .where('kind', 'not in', [...gateways])
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
