import type { EventRecord } from '#platform/contract/event.ts'
import { systemActor } from '../actor.ts'
import type { PoolClient } from '../database/connection.ts'
import type { Follower, Reaction } from '../followers.ts'
import type { Undertaking } from '../house.ts'
import type { Position } from './log.ts'

/** The undertaking of a follower. */
export const asHuixiang = (quiet: string | undefined): Undertaking => ({
  actor: systemActor,
  request: { id: null, ip: null, locale: 'zh-CN', userAgent: null },
  ...(quiet === undefined ? {} : { quiet }),
})

/** What moves nothing but a cursor. */
export const bookkeeping = asHuixiang('moves a cursor')

/** Where a follower stands. */
export interface FollowerRow extends Position {
  readonly version: number
  /** It was emptied and has not caught up yet. */
  readonly anew: boolean
}

/** Takes a follower's row; null when another process holds it or its pause after a failure is not over. */
export async function take(client: PoolClient, follower: Follower, now: number): Promise<FollowerRow | null> {
  const { rows } = await client.query<FollowerRow>({
    name: 'take-follower',
    text: `select version, tx, seq, anew_to is not null as anew from followers
     where name = $1 and (next_try_at is null or next_try_at <= to_timestamp($2 / 1000.0)) for update skip locked`,
    values: [follower.name, now],
  })
  return rows[0] ?? null
}

/** Moves a follower on; what it failed at is over. */
export async function moveTo(
  client: PoolClient,
  follower: Follower,
  to: Position & { now: number },
): Promise<void> {
  await client.query({
    name: 'move-follower',
    text: `update followers set tx = $2, seq = $3, moved_at = to_timestamp($4 / 1000.0),
             error = null, failed_since = null, attempts = 0, next_try_at = null where name = $1`,
    values: [follower.name, to.tx, to.seq, to.now],
  })
}

/** What a follower hears of. */
export const typesOf = (follower: Follower): string[] => follower.on.map((definition) => definition.type)

/** Does what a follower does with events. */
export async function effect(
  follower: Follower,
  context: Parameters<Reaction['react']>[0],
  events: readonly EventRecord[],
): Promise<'again' | undefined> {
  const records = events as readonly EventRecord<never>[]
  if (follower.kind === 'projection') return (await follower.project(context, records)) ?? undefined
  await follower.react(context, records)
  return undefined
}
