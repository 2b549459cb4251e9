import type { EventRecord } from '#platform/contract/event.ts'
import { isDatabaseGone, type PoolClient } from '../database/connection.ts'
import type { Follower } from '../followers.ts'
import type { Transact } from '../transaction.ts'
import { type Along, AlongFailed, type TakenAlong } from './along.ts'
import { beginAnew, isWholeAgain } from './anew.ts'
import { pause, setAside } from './follower-failures.ts'
import { asHuixiang, effect, moveTo, take, typesOf } from './follower-rows.ts'
import { beginning, isAfter, type Position, readAfter, settledEnd } from './log.ts'
import type { Tail } from './tail.ts'

type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'moved'; readonly events: number; readonly full: boolean }

/** What this process read of the log, where it reads along. */
type Recent = Tail['recent']

/** Whom a follower works beside in its process. */
interface Company {
  readonly recent?: Recent | undefined
  readonly along?: Along | undefined
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
  { types, size, recent }: { types: readonly string[]; size: number } & Pick<Company, 'recent'>,
): Promise<Next> {
  const read = recent?.() ?? null
  const known = read?.after(row, { types: new Set(types), limit: size }) ?? null
  if (known !== null) return { events: known, standAt: read?.farAhead(row) ?? null }
  // The end first: what is settled by then is in what is read after it.
  const end = read === null ? null : await settledEnd(client)
  return { events: await readAfter(client, row, { types, limit: size }), standAt: end }
}

interface Batch extends Company {
  readonly size: number
  /** After somebody who went along failed each takes from the log what is its own. */
  readonly apart: boolean
}

const nobodyAlong: TakenAlong = []

/** Reads and takes one batch: effects and cursor commit together, so a database effect happens exactly once. */
async function takeBatch(
  transact: Transact,
  follower: Follower,
  { size, recent, along, apart }: Batch,
): Promise<Step> {
  const quiet = follower.kind === 'reaction' ? follower.quiet : 'a projection keeps figures'
  let taken = nobodyAlong
  const behind: EventRecord[] = []
  const step = await transact(asHuixiang(quiet), async (context, client, said): Promise<Step> => {
    taken = nobodyAlong
    const row = await take(client, follower, context.now)
    if (row === null) return { kind: 'idle' }
    const { events, standAt } = await nextFor(client, row, { types: typesOf(follower), size, recent })
    const last = events.at(-1)
    if (row.anew && events.length < size) await isWholeAgain(client, follower)
    if (last === undefined) {
      if (standAt !== null && isAfter(standAt, row))
        await moveTo(client, follower, { ...standAt, now: context.now })
      return { kind: 'idle' }
    }
    const left = along?.left(follower, events) ?? events
    const done = left.length > 0 ? await effect(follower, context, left) : undefined
    if (done === 'again' && follower.kind === 'projection') {
      await follower.empty(context)
      await beginAnew(client, follower)
      return { kind: 'moved', events: events.length, full: true }
    }
    if (!apart && along !== undefined) taken = await along.follow(context, said)
    await moveTo(client, follower, { ...last, now: context.now })
    behind.splice(0, behind.length, ...events)
    return { kind: 'moved', events: events.length, full: events.length === size }
  })
  along?.remember(taken)
  along?.forget(follower, behind)
  return step
}

/**
 * Follows the log until its settled end. A reaction that fails is bisected down to the event that breaks it, which is set aside;
 * a projection that fails stops, says why and tries again later, since order is its law.
 * @returns events taken
 */
export async function catchUp(
  transact: Transact,
  follower: Follower,
  company: Company = {},
): Promise<number> {
  let size = follower.batch
  let taken = 0
  let apart = false
  for (;;) {
    try {
      const step = await takeBatch(transact, follower, { ...company, size, apart })
      apart = false
      if (step.kind === 'idle') return taken
      taken += step.events
      if (!step.full) return taken
      size = Math.min(follower.batch, size * 2)
    } catch (error) {
      if (isDatabaseGone(error) || (error as { kind?: string }).kind === 'unavailable') throw error
      if (error instanceof AlongFailed) {
        apart = true
        continue
      }
      if (follower.kind === 'projection') {
        await pause(transact, follower, error)
        return taken
      }
      if (size === 1) await setAside(transact, follower, error)
      else size = Math.max(1, Math.floor(size / 2))
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
      if (follower.kind === 'reaction') return
      if (rowCount === 1) return beginAnew(client, follower)
      const { rows } = await client.query<{ version: number }>(
        'select version from followers where name = $1 for update',
        [follower.name],
      )
      if (rows[0]?.version === version) return
      await follower.empty(context)
      await beginAnew(client, follower)
    })
  }
}
