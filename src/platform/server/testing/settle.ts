import { catchUp, retryFailures } from '../events/follower-run.ts'
import { horizonSql } from '../events/log.ts'
import type { JobDefinition } from '../job-definition.ts'
import type { ServerModule } from '../module.ts'
import type { OpenHouse } from '../open-house.ts'

async function untilLogIsSettled({ pool }: OpenHouse): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ n: number }>(
      `select count(*) as n from events where tx >= ${horizonSql}`,
    )
    if (rows[0]?.n === 0) return
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
}

async function runJobs({ pool, jobContext }: OpenHouse, jobs: readonly JobDefinition[]): Promise<number> {
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

async function runFollowers(open: OpenHouse, modules: readonly ServerModule[]): Promise<number> {
  let moved = 0
  const now = await open.house.now()
  for (const follower of modules.flatMap((module) => module.followers ?? [])) {
    moved += await catchUp(open.transact, follower)
    if (follower.kind === 'reaction') moved += await retryFailures(open.transact, follower, now)
  }
  return moved
}

/** Runs followers, due retries and queued jobs until nothing is left to do; throws when a follower failed. */
export async function settle(open: OpenHouse, modules: readonly ServerModule[]): Promise<void> {
  const jobs = modules.flatMap((module) => module.jobs ?? [])
  for (let moved = 1; moved > 0; ) {
    await untilLogIsSettled(open)
    moved = (await runFollowers(open, modules)) + (await runJobs(open, jobs))
  }
  const { rows } = await open.pool.query(
    'select follower, error from follower_failures union all select name, error from followers where error is not null',
  )
  if (rows.length > 0) throw new Error(`Followers failed: ${JSON.stringify(rows)}`)
}
