import { setTimeout as wait } from 'node:timers/promises'
import { systemActor } from './actor.ts'
import type { RequestFacts } from './command.ts'
import type { Pool } from './database/connection.ts'
import type { Following } from './events/follower-loop.ts'
import { hold } from './holding.ts'
import type { House } from './house.ts'
import type { JobContext } from './jobs.ts'

const lookAgainMs = 500

const nobody: RequestFacts = { id: null, ip: null, locale: 'zh-CN', userAgent: null }

/** What timed and queued work touches, with what is known once work has begun. */
export interface Desk {
  readonly context: JobContext
  /** Says what follows the log in this process. */
  begun(following: Following): void
  /** Ends what jobs began. */
  close(): Promise<void>
}

/** Prepares what timed and queued work touches. */
export function openDesk(house: House, pool: Pool): Desk {
  const ends: (() => Promise<void>)[] = []
  let following: Following | undefined
  const context: JobContext = {
    read: house.read,
    settings: house.settings,
    files: house.files,
    log: house.log,
    databaseUrl: house.databaseUrl,
    unseal: house.unseal,
    now: house.now,
    onClose: (end) => void ends.push(end),
    hold: (name) => hold(pool, name),
    transact: (work, options = {}) =>
      house.transact({ actor: systemActor, request: nobody, ...options }, work),
    async giveWay(mostMs) {
      const until = performance.now() + mostMs
      while (following?.isBehind() && performance.now() < until) await wait(lookAgainMs)
    },
  }
  return {
    context,
    begun: (one) => {
      following = one
    },
    close: async () => void (await Promise.all(ends.map((end) => end()))),
  }
}
