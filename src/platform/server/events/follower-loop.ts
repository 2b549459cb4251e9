import { isDatabaseGone, type Pool } from '../database/connection.ts'
import type { Follower, Reaction } from '../followers.ts'
import type { Logger } from '../log.ts'
import type { Transact } from '../transaction.ts'
import { catchUp, retryFailures } from './follower-run.ts'
import type { Tail } from './tail.ts'

const sweepMs = 15_000
const retryMs = 1000

/** Runs followers in this process until stopped: on every settled batch that concerns them, and in a sweep behind it. */
export function runFollowers(parts: {
  followers: readonly Follower[]
  transact: Transact
  tail: Tail
  pool: Pool
  log: Logger
  now: () => Promise<number>
}): { stop(): Promise<void> } {
  const { followers, transact, tail, pool, log } = parts
  const running = new Map<string, Promise<void>>()
  const wanted = new Set<string>()
  let stopped = false

  const complain = (error: unknown, follower: string) => {
    if (!isDatabaseGone(error) && (error as { kind?: string }).kind !== 'unavailable')
      log.error({ error, follower }, 'follower failed')
  }
  const wake = (follower: Follower) => {
    if (stopped) return
    wanted.add(follower.name)
    if (running.has(follower.name)) return
    const run = async () => {
      while (wanted.delete(follower.name) && !stopped) await catchUp(transact, follower)
    }
    const settled = run()
      .catch((error) => complain(error, follower.name))
      .finally(() => running.delete(follower.name))
    running.set(follower.name, settled)
  }
  const wakeAll = () => {
    for (const follower of followers) wake(follower)
  }
  const retry = async () => {
    const now = await parts.now()
    const { rows } = await pool.query<{ follower: string }>(
      'select distinct follower from follower_failures where dead_at is null and next_try_at <= to_timestamp($1 / 1000.0)',
      [now],
    )
    for (const { follower } of rows) {
      const reaction = followers.find(
        (one): one is Reaction => one.kind === 'reaction' && one.name === follower,
      )
      if (reaction !== undefined) await retryFailures(transact, reaction, now)
    }
  }

  const unfollow = tail.follow((events) => {
    const types = new Set(events.map((event) => event.type))
    for (const follower of followers)
      if (follower.on.some((definition) => types.has(definition.type))) wake(follower)
  })
  const sweep = setInterval(wakeAll, sweepMs)
  let retrying: Promise<void> | undefined
  const retries = setInterval(() => {
    retrying ??= retry()
      .catch((error) => complain(error, 'retries'))
      .finally(() => {
        retrying = undefined
      })
  }, retryMs)
  wakeAll()

  return {
    async stop() {
      stopped = true
      unfollow()
      clearInterval(sweep)
      clearInterval(retries)
      await Promise.all([...running.values(), retrying])
    },
  }
}
