import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { NotificationsTables } from './notifications.tables.ts'

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
  readonly path: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** Queues what is not there yet; gives the ids of the new ones. */
export async function insertPushes(db: WriteHandle, pushes: readonly Push[], now: number): Promise<string[]> {
  if (pushes.length === 0) return []
  const at = new Date(now)
  const rows = await own(db)
    .insertInto('push_deliveries')
    .values(
      pushes.map((one) => ({
        id: one.id,
        subscription_id: one.subscriptionId,
        person_id: one.personId,
        event_id: one.eventId,
        kind: one.kind,
        path: one.path,
        facts: JSON.stringify(one.facts),
        state: 'waiting' as const,
        queued_at: at,
        next_try_at: at,
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
  { now, leaseMs }: { now: number; leaseMs: number },
) {
  const claimed = await own(db)
    .updateTable('push_deliveries')
    .set({ attempts: sql`attempts + 1`, next_try_at: new Date(now + leaseMs) })
    .where('id', '=', deliveryId)
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', new Date(now))
    .returning(['id', 'subscription_id', 'person_id', 'kind', 'path', 'facts', 'attempts'])
    .executeTakeFirst()
  if (claimed === undefined) return undefined
  const browser = await db
    .tables<NotificationsTables>()
    .selectFrom('push_subscriptions')
    .select(['endpoint', 'p256dh', 'auth'])
    .where('id', '=', claimed.subscription_id)
    .where('person_id', '=', claimed.person_id)
    .executeTakeFirst()
  return { ...claimed, browser }
}

/** Writes down how an attempt ended: sent, to be tried again, or given up when `nextTryAt` is null. */
export async function notePush(
  db: WriteHandle,
  deliveryId: string,
  end: { readonly sentAt: number } | { readonly problem: string; readonly nextTryAt: number | null },
): Promise<void> {
  const columns =
    'sentAt' in end
      ? { state: 'sent' as const, sent_at: new Date(end.sentAt), next_try_at: null, problem: null }
      : end.nextTryAt === null
        ? { state: 'failed' as const, next_try_at: null, problem: end.problem }
        : { next_try_at: new Date(end.nextTryAt), problem: end.problem }
  await own(db).updateTable('push_deliveries').set(columns).where('id', '=', deliveryId).execute()
}

export async function duePushes(db: ReadHandle, now: number): Promise<string[]> {
  const rows = await db
    .tables<NotificationsTables>()
    .selectFrom('push_deliveries')
    .select('id')
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', new Date(now))
    .orderBy('next_try_at')
    .limit(500)
    .execute()
  return rows.map(({ id }) => id)
}

/** Forgets what was sent or given up before a moment. Gives how many. */
export async function deletePushesBefore(db: WriteHandle, before: Date): Promise<number> {
  const result = await own(db)
    .deleteFrom('push_deliveries')
    .where('queued_at', '<', before)
    .where('state', 'in', ['sent', 'failed'])
    .executeTakeFirst()
  return Number(result.numDeletedRows)
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
