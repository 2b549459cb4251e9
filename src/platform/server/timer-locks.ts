import { isDatabaseGone, type Pool, type PoolClient } from './database/connection.ts'

/** The locks that timers hold while they work, so that one process at a time does a timer's work. */
export interface TimerLocks {
  /** Does something while holding the lock of this name; gives false where another process holds it. */
  holding(name: string, work: () => Promise<void>): Promise<boolean>
  close(): Promise<void>
}

/**
 * Locks on one connection, whichever timers hold them: a connection for each would leave none for their work when many come due at once.
 * A process that dies lets go of them by itself.
 */
export function openTimerLocks(pool: Pool): TimerLocks {
  let line: Promise<PoolClient> | undefined
  const ask = async (statement: string, name: string): Promise<boolean> => {
    line ??= pool.connect()
    const mine = line
    try {
      const { rows } = await (await mine).query<{ done: boolean }>(statement, [`timer ${name}`])
      return rows[0]?.done === true
    } catch (error) {
      if (isDatabaseGone(error) && line === mine) {
        line = undefined
        await mine.then((client) => client.release(true)).catch(() => undefined)
      }
      throw error
    }
  }
  return {
    async holding(name, work) {
      if (!(await ask('select pg_try_advisory_lock(hashtextextended($1, 0)) as done', name))) return false
      try {
        await work()
        return true
      } finally {
        await ask('select pg_advisory_unlock(hashtextextended($1, 0)) as done', name)
      }
    },
    async close() {
      const client = await line?.catch(() => undefined)
      client?.release()
    },
  }
}
