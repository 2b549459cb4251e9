import type { EventRecord } from '#platform/contract/event.ts'
import { isDatabaseGone, type Pool } from '../database/connection.ts'
import type { Logger } from '../log.ts'
import type { Notices } from '../notices.ts'
import { type Position, readAfter, settledEnd } from './log.ts'
import { RecentEvents } from './recent-events.ts'

const pollMs = 1000
const batch = 1000

/** The growing end of the log, read once per process and handed to everyone here who follows it. */
export interface Tail {
  /** Calls back with each settled batch, in log order. Returns a way to stop. */
  follow(listener: (events: readonly EventRecord[]) => void): () => void
  /** What was read of it last; null before the first reading. */
  recent(): RecentEvents | null
  stop(): Promise<void>
}

/** Reads from the settled end of the log on once somebody follows; wakes on notices, with a poll of 1 s behind them. */
export function openTail(pool: Pool, notices: Notices, log: Logger): Tail {
  const listeners = new Set<(events: readonly EventRecord[]) => void>()
  let at: Position | undefined
  let recent: RecentEvents | undefined
  let reading: Promise<void> | undefined
  let again = false
  let stopped = false

  const readOnce = async () => {
    at ??= await settledEnd(pool)
    recent ??= new RecentEvents(at)
    for (;;) {
      const events: EventRecord[] = await readAfter(pool, at, { types: null, limit: batch })
      const last = events.at(-1)
      if (last === undefined) return
      at = { tx: last.tx, seq: last.seq }
      recent.keep(events)
      for (const listener of listeners) listener(events)
      if (events.length < batch) return
    }
  }
  const wake = () => {
    if (stopped) return
    if (reading !== undefined) {
      again = true
      return
    }
    reading = readOnce()
      .catch((error) => {
        if (!isDatabaseGone(error) && !stopped) log.error({ error }, 'tail: reading the log failed')
      })
      .finally(() => {
        reading = undefined
        if (!again) return
        again = false
        wake()
      })
  }
  let poll: NodeJS.Timeout | undefined
  let deaf: (() => void) | undefined
  const begin = () => {
    deaf = notices.hear(wake)
    poll = setInterval(wake, pollMs)
    wake()
  }

  return {
    follow(listener) {
      listeners.add(listener)
      if (poll === undefined) begin()
      return () => listeners.delete(listener)
    },
    recent: () => recent ?? null,
    async stop() {
      stopped = true
      clearInterval(poll)
      deaf?.()
      await reading
    },
  }
}
