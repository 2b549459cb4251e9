import { type JobContext, timer } from '#platform/server/jobs.ts'
import { closeMonth, monthToClose } from './months.store.ts'

const quiet = 'what days come to in a month says nothing new'

/** Closes months that have been over for long enough, so that years are read and kept a month at a time. */
async function closeMonths({ read, now, transact }: JobContext): Promise<void> {
  const at = await now()
  for (;;) {
    const month = await monthToClose(read, at)
    if (month === null) return
    await transact(({ db }) => closeMonth(db, month), { quiet })
  }
}

export const monthsInTime = timer({ name: 'metrics.sum-months', everySeconds: 6 * 3600, run: closeMonths })
