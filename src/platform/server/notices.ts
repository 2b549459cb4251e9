import { Client } from 'pg'
import type { Pool } from './database/connection.ts'
import type { Logger } from './log.ts'

const channel = 'huixiang_events'
const coalesceMs = 50
const retryMs = 1000

/** Notices between processes that the log has grown. They carry nothing: whoever hears one reads the log. */
export interface Notices {
  /** Says so, at most once per 50 ms for the whole process: a notice inside each transaction would cost most of its speed. */
  give(): void
  /** Calls back on every notice, from this process or another. Returns a way to stop. */
  hear(listener: () => void): () => void
  stop(): Promise<void>
}

/** Opens the channel of notices on a connection of its own, which comes back by itself when the database does. */
export function openNotices(url: string, pool: Pool, log: Logger): Notices {
  const listeners = new Set<() => void>()
  let waiting: NodeJS.Timeout | undefined
  let client: Client | undefined
  let stopped = false

  const tellAll = () => {
    for (const listener of listeners) listener()
  }
  const reconnectLater = () => {
    client?.removeAllListeners()
    client?.on('error', () => undefined)
    client = undefined
    if (!stopped) setTimeout(() => void connect(), retryMs).unref()
  }
  const connect = async () => {
    const fresh = new Client({
      connectionString: url,
      connectionTimeoutMillis: 2000,
      application_name: 'huixiang notices',
    })
    client = fresh
    fresh.on('error', reconnectLater)
    fresh.on('end', reconnectLater)
    fresh.on('notification', tellAll)
    try {
      await fresh.connect()
      await fresh.query(`listen ${channel}`)
      tellAll()
    } catch (error) {
      log.warn({ error }, 'notices: not connected')
      reconnectLater()
    }
  }
  void connect()

  return {
    give() {
      if (waiting !== undefined || stopped) return
      waiting = setTimeout(() => {
        waiting = undefined
        // A notice that is lost is made good by the poll behind it.
        pool.query(`notify ${channel}`).catch(() => undefined)
      }, coalesceMs)
    },
    hear(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop() {
      stopped = true
      clearTimeout(waiting)
      const last = client
      client = undefined
      last?.removeAllListeners()
      await last?.end().catch(() => undefined)
    },
  }
}
