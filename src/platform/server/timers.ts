import { isDatabaseGone, type Pool } from './database/connection.ts'
import type { JobContext, Timer } from './jobs.ts'
import { connect, databaseNow } from './transaction.ts'

const beatMs = 500

/** Runs one timer if its time has come and no other process is at it. */
export async function runTimerIfDue(pool: Pool, timer: Timer, context: JobContext): Promise<boolean> {
  const client = await connect(pool)
  try {
    // Held for as long as the work takes; a process that dies lets go of it by itself.
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
      [`timer ${timer.name}`],
    )
    if (!rows[0]?.held) return false
    try {
      const now = await databaseNow(client)
      const due = await client.query(
        `insert into timers (name, ran_at) values ($1, to_timestamp($2 / 1000.0))
         on conflict (name) do update set ran_at = excluded.ran_at, error = null
         where timers.ran_at <= to_timestamp($2 / 1000.0 - $3) or timers.ran_at > to_timestamp($2 / 1000.0 + $3)`,
        [timer.name, now, timer.everySeconds],
      )
      if (due.rowCount !== 1) return false
      await timer.run(context)
      return true
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [`timer ${timer.name}`])
    }
  } finally {
    client.release()
  }
}

/** Runs timers in this process until stopped. A timer that fails says so in its row and runs again at its next time. */
export function runTimers(
  pool: Pool,
  timers: readonly Timer[],
  context: JobContext,
): { stop(): Promise<void> } {
  const running = new Map<string, Promise<void>>()
  const nextLook = new Map<string, number>()
  const look = async (timer: Timer) => {
    try {
      await runTimerIfDue(pool, timer, context)
    } catch (error) {
      if (isDatabaseGone(error) || (error as { kind?: string }).kind === 'unavailable') return
      context.log.error({ error, timer: timer.name }, 'timer failed')
      const message = error instanceof Error ? error.message : String(error)
      await pool
        .query('update timers set error = $2 where name = $1', [timer.name, message])
        .catch(() => undefined)
    }
  }
  const beat = setInterval(() => {
    const now = performance.now()
    for (const timer of timers) {
      if (running.has(timer.name) || (nextLook.get(timer.name) ?? 0) > now) continue
      // Looking costs a statement; a timer of a minute need not be looked at twice a second.
      nextLook.set(timer.name, now + Math.min(timer.everySeconds * 1000, 10_000))
      running.set(
        timer.name,
        look(timer).finally(() => running.delete(timer.name)),
      )
    }
  }, beatMs)
  return {
    async stop() {
      clearInterval(beat)
      await Promise.all(running.values())
    },
  }
}
