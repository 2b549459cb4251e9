import { type JobContext, timer } from '#platform/server/jobs.ts'
import { missingMonths, sumMonth } from './months.store.ts'

const quiet = 'what days come to in a month says nothing new'

/** Sums months that are over and of which a day changed since, so that years are read a month at a time. */
async function sumMonths({ transact }: JobContext): Promise<void> {
  const missing = await transact(({ db, now }) => missingMonths(db, now), { quiet })
  for (const month of missing) await transact(({ db }) => sumMonth(db, month), { quiet })
}

export const monthsInTime = timer({ name: 'metrics.sum-months', everySeconds: 6 * 3600, run: sumMonths })
