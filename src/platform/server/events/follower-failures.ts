import { isCrossing } from '../crossing.ts'
import type { Projection, Reaction } from '../followers.ts'
import type { Transact } from '../transaction.ts'
import { asHuixiang, bookkeeping, effect, moveTo, take, typesOf } from './follower-rows.ts'
import { readAfter, readEvents } from './log.ts'

const backOffSeconds = [2, 10, 60, 600]

const messageOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 2000)

/** Sets the next event of a reaction aside, to be tried again. */
export async function setAside(transact: Transact, follower: Reaction, error: unknown): Promise<void> {
  await transact(bookkeeping, async ({ now }, client) => {
    const row = await take(client, follower, now)
    if (row === null) return
    const [event] = await readAfter(client, row, { types: typesOf(follower), limit: 1 })
    if (event === undefined) return
    await client.query(
      `insert into follower_failures (follower, event_id, attempts, error, first_failed_at, next_try_at)
       values ($1, $2, 1, $3, to_timestamp($4 / 1000.0), to_timestamp($4 / 1000.0 + $5)) on conflict do nothing`,
      [follower.name, event.id, messageOf(error), now, backOffSeconds[0]],
    )
    await moveTo(client, follower, { ...event, now })
  })
}

/** Lets a projection rest for a while after a failure. */
export async function pause(transact: Transact, follower: Projection, error: unknown): Promise<void> {
  await transact(bookkeeping, async ({ now }, client) => {
    await client.query(
      `update followers set error = $2, failed_since = coalesce(failed_since, to_timestamp($3 / 1000.0)), attempts = attempts + 1,
         next_try_at = to_timestamp($3 / 1000.0 + least(300, power(2, attempts))) where name = $1`,
      [follower.name, messageOf(error), now],
    )
  })
}

async function retryOne(transact: Transact, follower: Reaction, now: number): Promise<boolean> {
  return transact(asHuixiang(follower.quiet), async (context, client) => {
    const { rows } = await client.query<{ event_id: string }>(
      `select event_id from follower_failures where follower = $1 and dead_at is null and next_try_at <= to_timestamp($2 / 1000.0)
       order by next_try_at limit 1 for update skip locked`,
      [follower.name, now],
    )
    if (rows[0] === undefined) return false
    const events = await readEvents(client, [rows[0].event_id])
    try {
      await effect(follower, context, events)
      await client.query('delete from follower_failures where follower = $1 and event_id = $2', [
        follower.name,
        rows[0].event_id,
      ])
    } catch (error) {
      if (isCrossing(error)) throw error
      throw Object.assign(new Error(messageOf(error)), { eventId: rows[0].event_id })
    }
    return true
  })
}

async function countFailure(
  transact: Transact,
  follower: Reaction,
  failure: { eventId: string; message: string },
): Promise<void> {
  await transact(bookkeeping, async ({ now }, client) => {
    await client.query(
      `update follower_failures set attempts = attempts + 1, error = $3,
         next_try_at = to_timestamp($4 / 1000.0 + ($5::int[])[least(attempts + 1, $6)]),
         dead_at = case when attempts >= $6 then to_timestamp($4 / 1000.0) end
       where follower = $1 and event_id = $2`,
      [follower.name, failure.eventId, failure.message, now, backOffSeconds, backOffSeconds.length],
    )
  })
}

/** Tries again what a reaction set aside and whose time has come; after five failures an event is dead until a person decides. */
export async function retryFailures(transact: Transact, follower: Reaction, now: number): Promise<number> {
  let retried = 0
  for (;;) {
    try {
      if (!(await retryOne(transact, follower, now))) return retried
      retried += 1
    } catch (error) {
      const { eventId, message } = error as { eventId?: string; message: string }
      if (eventId === undefined) throw error
      await countFailure(transact, follower, { eventId, message })
    }
  }
}
