import { followOnce, refuseFailures, runWaitingJobs, untilLogIsSettled } from '../draining.ts'
import { Along } from '../events/along.ts'
import { jobsOf, type ServerModule } from '../module.ts'
import type { OpenHouse } from '../open-house.ts'

/** Runs followers, due retries and queued jobs until nothing is left to do; throws when a follower failed. */
export async function settle(open: OpenHouse, modules: readonly ServerModule[]): Promise<void> {
  const followers = modules.flatMap((module) => module.followers ?? [])
  const jobs = jobsOf(modules)
  const along = new Along(followers)
  for (let moved = 1; moved > 0; ) {
    await untilLogIsSettled(open)
    moved = (await followOnce(open, followers, along)) + (await runWaitingJobs(open, jobs))
  }
  await refuseFailures(open)
}
