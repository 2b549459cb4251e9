import { isDatabaseGone, type Pool } from './connection.ts'

const resampleMs = 30_000

/** The database's time as this process knows it, without asking each time. */
export interface DatabaseClock {
  /** Milliseconds since 1970. */
  now(): Promise<number>
}

/**
 * Follows the database's clock: a sample every 30 s, and between samples this machine's monotonic clock,
 * so that a jump of the machine's wall clock moves nothing.
 */
export function followDatabaseClock(pool: Pool, shift: () => number): DatabaseClock {
  let sample: { at: number; monotonic: number } | undefined
  let sampling: Promise<void> | undefined
  const take = async () => {
    const before = performance.now()
    const { rows } = await pool.query<{ now: number }>(
      'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now',
    )
    const after = performance.now()
    sample = { at: rows[0]?.now as number, monotonic: (before + after) / 2 }
  }
  const refresh = () => {
    sampling ??= take()
      .catch((error) => {
        if (sample === undefined || !isDatabaseGone(error)) throw error
      })
      .finally(() => {
        sampling = undefined
      })
    return sampling
  }
  return {
    async now() {
      if (sample === undefined) await refresh()
      else if (performance.now() - sample.monotonic > resampleMs) refresh().catch(() => undefined)
      const { at, monotonic } = sample as { at: number; monotonic: number }
      return Math.floor(at + performance.now() - monotonic) + shift()
    },
  }
}
