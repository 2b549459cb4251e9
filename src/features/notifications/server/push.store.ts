import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { SparedFor } from '../domain/delivery-states.ts'
import type { Matter } from '../domain/matter.ts'
import { claim } from './delivery-queue.store.ts'
import type { NotificationsTables, PushFacts } from './notifications.tables.ts'

type SubscriptionRow = NotificationsTables['push_subscriptions']
type DeliveryRow = NotificationsTables['push_deliveries']

const own = (db: WriteHandle) => db.own<NotificationsTables>()

/** Keeps the first pair of keys that comes; gives the pair that is kept. */
export async function keepKeys(db: WriteHandle, made: { publicKey: string; privateSealed: string }) {
  await own(db)
    .insertInto('push_keys')
    .values({ public_key: made.publicKey, private_sealed: made.privateSealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return keysOf(db)
}

export async function keysOf(db: ReadHandle) {
  return db
    .tables<NotificationsTables>()
    .selectFrom('push_keys')
    .select(['public_key', 'private_sealed'])
    .executeTakeFirst()
}

/** Notes a browser; one that is known goes over to whoever uses it now. Gives its id. */
export async function saveSubscription(db: WriteHandle, row: SubscriptionRow): Promise<string> {
  const { person_id, p256dh, auth, device } = row
  const saved = await own(db)
    .insertInto('push_subscriptions')
    .values(row)
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet({ person_id, p256dh, auth, device }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return saved.id
}

/** Forgets browsers: one of a person, or all of several people. Gives whether there were any. */
export async function dropSubscriptions(
  db: WriteHandle,
  which: { readonly personIds: readonly string[] } | { readonly personId: string; readonly id: string },
): Promise<boolean> {
  const from = own(db).deleteFrom('push_subscriptions')
  const result = await ('personIds' in which
    ? from.where('person_id', 'in', [...which.personIds])
    : from.where('person_id', '=', which.personId).where('id', '=', which.id)
  ).executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** One message to one browser. */
export interface Push {
  readonly id: string
  readonly subscriptionId: string
  readonly personId: string
  readonly eventId: string
  readonly kind: DeliveryRow['kind']
  readonly matter: Matter | null
  readonly facts: PushFacts
}

/** Queues what is not there yet, to be sent from a moment on: later than `now` while its reader is left alone. Gives the ids of the new ones. */
export async function insertPushes(
  db: WriteHandle,
  pushes: readonly Push[],
  { now, from = now }: { readonly now: number; readonly from?: number },
): Promise<string[]> {
  if (pushes.length === 0) return []
  const rows = await own(db)
    .insertInto('push_deliveries')
    .values(
      pushes.map((one) => ({
        id: one.id,
        subscription_id: one.subscriptionId,
        person_id: one.personId,
        event_id: one.eventId,
        kind: one.kind,
        matter: one.matter && JSON.stringify(one.matter),
        facts: JSON.stringify(one.facts),
        state: from > now ? ('quiet' as const) : ('waiting' as const),
        queued_at: new Date(now),
        next_try_at: new Date(from),
      })),
    )
    .onConflict((conflict) => conflict.columns(['subscription_id', 'event_id']).doNothing())
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes a due message for one attempt, with its browser; until `leaseMs` have passed nobody else may try it. */
export async function claimPush(
  db: WriteHandle,
  deliveryId: string,
  lease: { now: number; leaseMs: number },
) {
  if ((await claim(db, { queue: 'push_deliveries', id: deliveryId }, lease)) === undefined) return undefined
  const claimed = await own(db)
    .selectFrom('push_deliveries')
    .select(['id', 'subscription_id', 'person_id', 'event_id', 'kind', 'matter', 'facts', 'attempts'])
    .where('id', '=', deliveryId)
    .executeTakeFirstOrThrow()
  const browser = await db
    .tables<NotificationsTables>()
    .selectFrom('push_subscriptions')
    .select(['endpoint', 'p256dh', 'auth'])
    .where('id', '=', claimed.subscription_id)
    .where('person_id', '=', claimed.person_id)
    .executeTakeFirst()
  return { ...claimed, browser }
}

/** What else waited for the end of quiet hours in a browser and is due, each taken for one attempt. */
export async function claimNight(
  db: WriteHandle,
  { subscriptionId, besides, now }: { subscriptionId: string; besides: string; now: number },
) {
  const night = own(db)
    .selectFrom('push_deliveries')
    .select('id')
    .where('subscription_id', '=', subscriptionId)
    .where('id', '<>', besides)
    .where('state', '=', 'quiet')
    .where('next_try_at', '<=', new Date(now))
    .orderBy('id')
    .limit(500)
    .forUpdate()
    .skipLocked()
  return own(db)
    .updateTable('push_deliveries')
    .set({ attempts: sql`attempts + 1` })
    .where('id', 'in', night)
    .returning(['id', 'person_id', 'event_id', 'kind', 'matter', 'facts'])
    .execute()
}

/** It is told by another message; see releaseGathered. */
export async function gatherPush(db: WriteHandle, deliveryId: string, into: string): Promise<void> {
  await own(db)
    .updateTable('push_deliveries')
    .set({ state: 'spared', attempts: sql`attempts - 1`, next_try_at: null })
    .set({ problem: 'GATHERED' satisfies SparedFor, gathered_into: into })
    .where('id', '=', deliveryId)
    .execute()
}

/** What one message was to tell besides itself waits again. */
export async function releaseGathered(db: WriteHandle, into: string, now: number): Promise<void> {
  await own(db)
    .updateTable('push_deliveries')
    .set({ state: 'quiet', next_try_at: new Date(now), problem: null, gathered_into: null })
    .where('gathered_into', '=', into)
    .execute()
}

/** Its reader is left alone: it waits for the end of their quiet hours, and no attempt was made. */
export async function holdPush(db: WriteHandle, deliveryId: string, until: number): Promise<void> {
  await own(db)
    .updateTable('push_deliveries')
    .set({ state: 'quiet', attempts: sql`attempts - 1`, next_try_at: new Date(until) })
    .where('id', '=', deliveryId)
    .execute()
}

/** It is not needed any more, and no attempt was made. */
export async function sparePush(db: WriteHandle, deliveryId: string, problem: SparedFor): Promise<void> {
  await own(db)
    .updateTable('push_deliveries')
    .set({ state: 'spared', attempts: sql`attempts - 1`, next_try_at: null, problem })
    .where('id', '=', deliveryId)
    .execute()
}

/** What waits for the end of somebody's quiet hours follows them. */
export async function movePushes(db: WriteHandle, personId: string, until: number): Promise<void> {
  await own(db)
    .updateTable('push_deliveries')
    .set({ next_try_at: new Date(until) })
    .where('person_id', '=', personId)
    .where('state', '=', 'quiet')
    .execute()
}

/** How many browsers somebody has besides one of them. */
export async function otherBrowsers(db: ReadHandle, personId: string, endpoint: string): Promise<number> {
  const rows = await db
    .tables<NotificationsTables>()
    .selectFrom('push_subscriptions')
    .select('id')
    .where('person_id', '=', personId)
    .where('endpoint', '<>', endpoint)
    .execute()
  return rows.length
}

/** The browsers of people, by person. */
export async function browsersOf(db: ReadHandle, personIds: readonly string[]) {
  if (personIds.length === 0) return new Map<string, string[]>()
  const rows = await db
    .tables<NotificationsTables>()
    .selectFrom('push_subscriptions')
    .select(['id', 'person_id'])
    .where('person_id', 'in', [...personIds])
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.person_id)].map(([personId, own]) => [
      personId,
      own.map(({ id }) => id),
    ]),
  )
}
