import { timer } from '#platform/server/jobs.ts'
import { deleteRunsBefore } from './automation-rules.store.ts'
import { runRules } from './running-rules.ts'
import { waitsLong } from './waiting.query.ts'

const stuckAfterMs = 60_000
const keptDays = 180

/** Runs whose job died with its process are taken up again. */
export const reviveRuns = timer({
  name: 'automation-rules.revive',
  everySeconds: 30,
  run: async ({ read, now, transact }) => {
    if (await waitsLong(read, new Date((await now()) - stuckAfterMs)))
      await transact(({ enqueue }) => enqueue(runRules, {}))
  },
})

/** What became of runs goes after half a year; the log of events keeps that they were. */
export const forgetRuns = timer({
  name: 'automation-rules.forget',
  everySeconds: 3600,
  run: async ({ transact }) =>
    transact(({ db, now }) => deleteRunsBefore(db, new Date(now - keptDays * 86_400_000)), {
      quiet: 'retention of what nobody needs any more',
    }),
})
