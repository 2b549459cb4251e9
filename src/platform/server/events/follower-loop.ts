import { isDatabaseGone, type Pool } from '../database/connection.ts'
import type { Follower, Reaction } from '../followers.ts'
import type { Logger } from '../log.ts'
import type { Transact } from '../transaction.ts'
import { Along } from './along.ts'
import { retryFailures } from './follower-failures.ts'
import { catchUp } from './follower-run.ts'
import type { Tail } from './tail.ts'

const sweepMs = 15_000
const retryMs = 1000
const behindMs = 1000
/** Between two batches of a burst its followers have nothing to do for a moment. */
const restMs = 3000

interface LoopParts {
  readonly followers: readonly Follower[]
  readonly transact: Transact
  readonly tail: Tail
  readonly pool: Pool
  readonly log: Logger
  readonly now: () => Promise<number>
}

/** Runs work over and over, never twice at once. */
function beat(everyMs: number, work: () => Promise<void>): { stop(): Promise<void> } {
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= work().finally(() => {
      running = undefined
    })
  }, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

async function retryDue({ followers, transact, pool, now }: LoopParts): Promise<void> {
  const at = await now()
  const { rows } = await pool.query<{ follower: string }>(
    'select distinct follower from follower_failures where dead_at is null and next_try_at <= to_timestamp($1 / 1000.0)',
    [at],
  )
  for (const { follower } of rows) {
    const reaction = followers.find(
      (one): one is Reaction => one.kind === 'reaction' && one.name === follower,
    )
    if (reaction !== undefined) await retryFailures(transact, reaction, at)
  }
}

/** Followers at work. */
export interface Following {
  /** Whether one of them has been at it for a second or more without coming to the end of the log, or took a whole batch a moment ago. */
  isBehind(): boolean
  stop(): Promise<void>
}

/** Runs followers in this process until stopped: on every settled batch that concerns them, and in a sweep behind it. */
export function runFollowers(parts: LoopParts): Following {
  const { followers, transact, tail, log } = parts
  const running = new Map<string, { settled: Promise<void>; since: number }>()
  const wanted = new Set<string>()
  const along = new Along(followers)
  let stopped = false
  let restsUntil = 0

  const isNotNow = (error: unknown) =>
    isDatabaseGone(error) || (error as { kind?: string }).kind === 'unavailable'
  const complain = (error: unknown, follower: string) => {
    if (!isNotNow(error)) log.error({ error, follower }, 'follower failed')
  }
  const run = async (follower: Follower) => {
    while (wanted.delete(follower.name) && !stopped) {
      const taken = await catchUp(transact, follower, { recent: tail.recent, along })
      if (taken >= follower.batch) restsUntil = performance.now() + restMs
    }
  }
  const wake = (follower: Follower) => {
    wanted.add(follower.name)
    if (stopped || running.has(follower.name)) return
    const settled = run(follower)
      .catch((error) => {
        complain(error, follower.name)
        // What woke it will not come again.
        if (isNotNow(error)) setTimeout(() => wake(follower), retryMs).unref()
      })
      .finally(() => running.delete(follower.name))
    running.set(follower.name, { settled, since: performance.now() })
  }
  const wakeAll = () => {
    for (const follower of followers) wake(follower)
  }
  const unfollow = tail.follow((events) => {
    const types = new Set(events.map((event) => event.type))
    for (const follower of followers) if (follower.on.some(({ type }) => types.has(type))) wake(follower)
  })
  const sweep = setInterval(wakeAll, sweepMs)
  const retries = beat(retryMs, () => retryDue(parts).catch((error) => complain(error, 'retries')))
  wakeAll()

  return {
    isBehind() {
      const now = performance.now()
      return now < restsUntil || [...running.values()].some(({ since }) => now - since >= behindMs)
    },
    async stop() {
      stopped = true
      unfollow()
      clearInterval(sweep)
      await Promise.all([...[...running.values()].map(({ settled }) => settled), retries.stop()])
    },
  }
}
