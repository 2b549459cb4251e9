import { isDatabaseGone, type Pool } from './database/connection.ts'
import type { JobContext, Timer } from './jobs.ts'
import { openTimerLocks } from './timer-locks.ts'

const beatMs = 500

/** When a timer's time has come, the database's time; null while it has not. A clock that was set back makes it due as well. */
async function dueAt(pool: Pool, { name, everySeconds }: Timer): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date }>(
    `select clock_timestamp() as at where not exists (
       select 1 from timers where name = $1
         and ran_at > clock_timestamp() - make_interval(secs => $2)
         and ran_at <= clock_timestamp() + make_interval(secs => $2))`,
    [name, everySeconds],
  )
  return rows[0]?.at ?? null
}

async function noteRun(pool: Pool, { name }: Timer, ran: { at: Date; error: string | null }): Promise<void> {
  await pool.query(
    `insert into timers (name, ran_at, error) values ($1, $2, $3)
     on conflict (name) do update set ran_at = excluded.ran_at, error = excluded.error`,
    [name, ran.at, ran.error],
  )
}

/** The database is away: its time has not passed, and it is tried again at the next look. */
const isNotNow = (error: unknown) =>
  isDatabaseGone(error) || (error as { kind?: string }).kind === 'unavailable'

async function runIfDue(pool: Pool, timer: Timer, context: JobContext): Promise<void> {
  const at = await dueAt(pool, timer)
  if (at === null) return
  try {
    await timer.run(context)
    await noteRun(pool, timer, { at, error: null })
  } catch (error) {
    if (isNotNow(error)) throw error
    context.log.error({ error, timer: timer.name }, 'timer failed')
    await noteRun(pool, timer, { at, error: error instanceof Error ? error.message : String(error) })
  }
}

/** Runs timers in this process until stopped. A timer that fails says so in its row and runs again at its next time. */
export function runTimers(
  pool: Pool,
  timers: readonly Timer[],
  context: JobContext,
): { stop(): Promise<void> } {
  const locks = openTimerLocks(pool)
  const running = new Map<string, Promise<void>>()
  const nextLook = new Map<string, number>()
  const look = async (timer: Timer) => {
    try {
      await locks.holding(timer.name, () => runIfDue(pool, timer, context))
    } catch (error) {
      if (!isNotNow(error)) context.log.error({ error, timer: timer.name }, 'timer failed')
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
      await locks.close()
    },
  }
}
