import type { EventRecord } from '#platform/contract/event.ts'
import { systemActor } from '../actor.ts'
import { isCrossing } from '../crossing.ts'
import { isDatabaseGone, type PoolClient } from '../database/connection.ts'
import type { Follower, Projection, Reaction } from '../followers.ts'
import type { Undertaking } from '../house.ts'
import type { Transact } from '../transaction.ts'
import { beginning, isAfter, type Position, readAfter, readEvents, settledEnd } from './log.ts'
import type { Tail } from './tail.ts'

const backOffSeconds = [2, 10, 60, 600]

const asHuixiang = (quiet: string | undefined): Undertaking => ({
  actor: systemActor,
  request: { id: null, ip: null, locale: 'zh-CN', userAgent: null },
  ...(quiet === undefined ? {} : { quiet }),
})

const bookkeeping = asHuixiang('moves a cursor')

interface FollowerRow extends Position {
  readonly version: number
}

/** Takes the follower's row; null when another process holds it or its pause after a failure is not over. */
async function take(client: PoolClient, follower: Follower, now: number): Promise<FollowerRow | null> {
  const { rows } = await client.query<FollowerRow>({
    name: 'take-follower',
    text: `select version, tx, seq from followers
     where name = $1 and (next_try_at is null or next_try_at <= to_timestamp($2 / 1000.0)) for update skip locked`,
    values: [follower.name, now],
  })
  return rows[0] ?? null
}

async function moveTo(client: PoolClient, follower: Follower, to: Position & { now: number }): Promise<void> {
  await client.query({
    name: 'move-follower',
    text: `update followers set tx = $2, seq = $3, moved_at = to_timestamp($4 / 1000.0),
             error = null, failed_since = null, attempts = 0, next_try_at = null where name = $1`,
    values: [follower.name, to.tx, to.seq, to.now],
  })
}

type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'moved'; readonly events: number; readonly full: boolean }

const typesOf = (follower: Follower): string[] => follower.on.map((definition) => definition.type)

/** What this process read of the log, where it reads along. */
type Recent = Tail['recent']

async function effect(
  follower: Follower,
  context: Parameters<Reaction['react']>[0],
  events: readonly EventRecord[],
): Promise<void> {
  const records = events as readonly EventRecord<never>[]
  await (follower.kind === 'reaction' ? follower.react(context, records) : follower.project(context, records))
}

interface Next {
  readonly events: readonly EventRecord[]
  /** Where to stand when there are none, so that what lies before is not read again. */
  readonly standAt: Position | null
}

/** What comes next for a follower: what this process read of the log says it where it reaches back far enough, else the log itself. */
async function nextFor(
  client: PoolClient,
  row: Position,
  { types, size, recent }: { types: readonly string[]; size: number; recent: Recent | undefined },
): Promise<Next> {
  const read = recent?.() ?? null
  const known = read?.after(row, { types: new Set(types), limit: size }) ?? null
  if (known !== null) return { events: known, standAt: read?.farAhead(row) ?? null }
  // The end first: what is settled by then is in what is read after it.
  const end = read === null ? null : await settledEnd(client)
  return { events: await readAfter(client, row, { types, limit: size }), standAt: end }
}

/** Reads and takes one batch: effects and cursor commit together, so a database effect happens exactly once. */
async function takeBatch(
  transact: Transact,
  follower: Follower,
  { size, recent }: { size: number; recent: Recent | undefined },
): Promise<Step> {
  const quiet = follower.kind === 'reaction' ? follower.quiet : 'a projection keeps figures'
  return transact(asHuixiang(quiet), async (context, client) => {
    const row = await take(client, follower, context.now)
    if (row === null) return { kind: 'idle' }
    const { events, standAt } = await nextFor(client, row, { types: typesOf(follower), size, recent })
    const last = events.at(-1)
    if (last === undefined) {
      if (standAt !== null && isAfter(standAt, row))
        await moveTo(client, follower, { ...standAt, now: context.now })
      return { kind: 'idle' }
    }
    await effect(follower, context, events)
    await moveTo(client, follower, { ...last, now: context.now })
    return { kind: 'moved', events: events.length, full: events.length === size }
  })
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 2000)

async function setAside(transact: Transact, follower: Reaction, error: unknown): Promise<void> {
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

async function pause(transact: Transact, follower: Projection, error: unknown): Promise<void> {
  await transact(bookkeeping, async ({ now }, client) => {
    await client.query(
      `update followers set error = $2, failed_since = coalesce(failed_since, to_timestamp($3 / 1000.0)), attempts = attempts + 1,
         next_try_at = to_timestamp($3 / 1000.0 + least(300, power(2, attempts))) where name = $1`,
      [follower.name, messageOf(error), now],
    )
  })
}

/**
 * Follows the log until its settled end. A reaction that fails is bisected down to the event that breaks it, which is set aside;
 * a projection that fails stops, says why and tries again later, since order is its law.
 * @returns events taken
 */
export async function catchUp(transact: Transact, follower: Follower, recent?: Recent): Promise<number> {
  let size = follower.batch
  let taken = 0
  for (;;) {
    try {
      const step = await takeBatch(transact, follower, { size, recent })
      if (step.kind === 'idle') return taken
      taken += step.events
      if (!step.full) return taken
      size = Math.min(follower.batch, size * 2)
    } catch (error) {
      if (isDatabaseGone(error) || (error as { kind?: string }).kind === 'unavailable') throw error
      if (follower.kind === 'projection') {
        await pause(transact, follower, error)
        return taken
      }
      if (size === 1) await setAside(transact, follower, error)
      else size = Math.max(1, Math.floor(size / 2))
    }
  }
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

/** Makes sure every follower has its row; a projection whose version changed is emptied and reads from the start. */
export async function enrolFollowers(transact: Transact, followers: readonly Follower[]): Promise<void> {
  for (const follower of followers) {
    await transact(asHuixiang('enrols a follower'), async (context, client) => {
      const version = follower.kind === 'projection' ? follower.version : 1
      // A projection counts from the beginning; a reaction that comes with an upgrade leaves the past alone.
      const start = follower.kind === 'projection' ? beginning : await settledEnd(client)
      const { rowCount } = await client.query(
        `insert into followers (name, version, tx, seq, moved_at) values ($1, $2, $4, $5, to_timestamp($3 / 1000.0)) on conflict do nothing`,
        [follower.name, version, context.now, start.tx, start.seq],
      )
      if (rowCount === 1 || follower.kind === 'reaction') return
      const { rows } = await client.query<{ version: number }>(
        'select version from followers where name = $1 for update',
        [follower.name],
      )
      if (rows[0]?.version === version) return
      await follower.empty(context)
      await client.query(
        'update followers set version = $2, tx = $3, seq = $4, error = null, next_try_at = null where name = $1',
        [follower.name, version, beginning.tx, beginning.seq],
      )
    })
  }
}
