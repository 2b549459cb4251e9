import { Along } from './events/along.ts'
import { retryFailures } from './events/follower-failures.ts'
import { catchUp } from './events/follower-run.ts'
import { horizonSql } from './events/log.ts'
import type { Follower } from './followers.ts'
import type { JobDefinition } from './job-definition.ts'
import type { OpenHouse } from './open-house.ts'

/** Waits until every event written so far is settled, so that followers see it. */
export async function untilLogIsSettled({ pool }: Pick<OpenHouse, 'pool'>): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ n: number }>(
      `select count(*) as n from events where tx >= ${horizonSql}`,
    )
    if (rows[0]?.n === 0) return
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
}

/** Runs every waiting job here and now, in order; for houses that no worker serves. Gives how many there were. */
export async function runWaitingJobs(
  { pool, jobContext }: Pick<OpenHouse, 'pool' | 'jobContext'>,
  jobs: readonly JobDefinition[],
): Promise<number> {
  const { rows } = await pool.query<{ name: string; data: unknown }>(
    `update jobs.job set state = 'completed', completed_on = now() where id in
       (select id from jobs.job where state in ('created', 'retry') and name = any($1)) returning name, data`,
    [jobs.map((job) => job.name)],
  )
  for (const { name, data } of rows) {
    const job = jobs.find((one) => one.name === name) as JobDefinition
    await job.run(jobContext as never, job.input.parse(data) as never)
  }
  return rows.length
}

// Whoever has nothing to take is not woken: with sixty followers asking each of them costs more than what they do.
const waitingSql = `
  select name,
    follower.anew_to is not null or exists (
      select from events as event
      where (event.tx, event.seq) > (follower.tx, follower.seq) and event.tx < ${horizonSql} and wanted.types ? event.type
    ) as behind,
    exists (
      select from follower_failures as failure
      where failure.follower = name and failure.dead_at is null and failure.next_try_at <= to_timestamp($2 / 1000.0)
    ) as failed
  from jsonb_to_recordset($1::jsonb) as wanted(name text, types jsonb) join followers as follower using (name)`

interface Waiting {
  readonly name: string
  readonly behind: boolean
  readonly failed: boolean
}

/** Lets each follower take what is there for it once, failures whose time has come included. Gives how many events were taken; `along` knows what went along before. */
export async function followOnce(
  { pool, transact, house }: Pick<OpenHouse, 'pool' | 'transact' | 'house'>,
  followers: readonly Follower[],
  along = new Along(followers),
): Promise<number> {
  const now = await house.now()
  const wanted = followers.map(({ name, on }) => ({ name, types: on.map(({ type }) => type) }))
  const { rows } = await pool.query<Waiting>(waitingSql, [JSON.stringify(wanted), now])
  const waiting = new Map(rows.map((row) => [row.name, row]))
  let taken = 0
  for (const follower of followers) {
    const { behind = false, failed = false } = waiting.get(follower.name) ?? {}
    if (behind) taken += await catchUp(transact, follower, { along })
    if (failed && follower.kind === 'reaction') taken += await retryFailures(transact, follower, now)
  }
  return taken
}

/** Throws when a follower failed and waits to try again, or gave up. */
export async function refuseFailures({ pool }: Pick<OpenHouse, 'pool'>): Promise<void> {
  const { rows } = await pool.query(
    'select follower, error from follower_failures union all select name, error from followers where error is not null',
  )
  if (rows.length > 0) throw new Error(`Followers failed: ${JSON.stringify(rows)}`)
}
