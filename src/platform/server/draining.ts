import { catchUp, retryFailures } from './events/follower-run.ts'
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

/** Lets each follower take what is there for it once, failures whose time has come included. Gives how many events were taken. */
export async function followOnce(
  { transact, house }: Pick<OpenHouse, 'transact' | 'house'>,
  followers: readonly Follower[],
): Promise<number> {
  let taken = 0
  const now = await house.now()
  for (const follower of followers) {
    taken += await catchUp(transact, follower)
    if (follower.kind === 'reaction') taken += await retryFailures(transact, follower, now)
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
