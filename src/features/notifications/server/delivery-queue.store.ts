import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { pauseAfter } from '../domain/mail-states.ts'
import type { NotificationsTables } from './notifications.tables.ts'

/** Where what is sent waits, attempt by attempt: mails, messages to browsers, tellings to programs and to robots. */
type Queue = 'mails' | 'push_deliveries' | 'webhook_deliveries' | 'robot_deliveries'

/** The states whose time comes; each queue has a partial index on exactly these. */
const open = {
  mails: ['waiting'],
  push_deliveries: ['waiting', 'quiet'],
  webhook_deliveries: ['waiting'],
  robot_deliveries: ['waiting', 'quiet', 'gathered'],
} as const satisfies Record<Queue, readonly string[]>

/** How an attempt ended: sent, to be tried again, or given up when `nextTryAt` is null. */
export type AttemptEnd =
  | { readonly sentAt: number }
  | { readonly problem: string; readonly nextTryAt: number | null }

/** The end of an attempt that met a problem: another one after a pause, none where it is hopeless or has lasted two days. */
export function endOf(
  { problem, hopeless }: { readonly problem: string; readonly hopeless: boolean },
  { attempts, now }: { readonly attempts: number; readonly now: number },
): { problem: string; nextTryAt: number | null } {
  const pause = hopeless ? null : pauseAfter(attempts)
  return { problem, nextTryAt: pause === null ? null : now + pause }
}

/** Takes what is due for one attempt and gives the how manieth it is; until `leaseMs` have passed nobody else may try it. */
export async function claim(
  db: WriteHandle,
  { queue, id }: { readonly queue: Queue; readonly id: string },
  { now, leaseMs }: { readonly now: number; readonly leaseMs: number },
): Promise<number | undefined> {
  const row = await db
    .own<NotificationsTables>()
    .updateTable(queue)
    .set({ state: 'waiting', attempts: sql`attempts + 1`, next_try_at: new Date(now + leaseMs) })
    .where('id', '=', id)
    .where('state', 'in', open[queue])
    .where('next_try_at', '<=', new Date(now))
    .returning('attempts')
    .executeTakeFirst()
  return row?.attempts
}

export async function noteEnd(
  db: WriteHandle,
  { queue, id }: { readonly queue: Queue; readonly id: string },
  end: AttemptEnd,
): Promise<void> {
  const columns =
    'sentAt' in end
      ? { state: 'sent' as const, sent_at: new Date(end.sentAt), next_try_at: null, problem: null }
      : {
          state: end.nextTryAt === null ? ('failed' as const) : ('waiting' as const),
          next_try_at: end.nextTryAt === null ? null : new Date(end.nextTryAt),
          problem: end.problem,
        }
  const update = db.own<NotificationsTables>().updateTable(queue).set(columns).where('id', '=', id)
  // What was emptied or taken back while it was tried is not tried again.
  await ('sentAt' in end ? update : update.where('state', '=', 'waiting')).execute()
}

/** What is due: pauses and quiet hours that ended, and attempts whose process was lost. */
export async function due(db: ReadHandle, queue: Queue, now: number): Promise<string[]> {
  const rows = await db
    .tables<NotificationsTables>()
    .selectFrom(queue)
    .select('id')
    .where('state', 'in', open[queue])
    .where('next_try_at', '<=', new Date(now))
    .orderBy('next_try_at')
    .limit(500)
    .execute()
  return rows.map(({ id }) => id)
}

/** Removes what is done with and was queued before a moment. Gives how many. */
export async function deleteDoneBefore(
  db: WriteHandle,
  queue: Exclude<Queue, 'mails'>,
  before: Date,
): Promise<number> {
  const result = await db
    .own<NotificationsTables>()
    .deleteFrom(queue)
    .where('queued_at', '<', before)
    .where('state', 'not in', open[queue])
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
