import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { SumChange } from '../../domain/fact-sums.ts'
import { closedBefore, holdSums } from './closing.store.ts'
import { saveDays } from './day-sums.store.ts'
import { changeMonths } from './month-sums.store.ts'

/** Adds to the sums what changed: to those of days, and of the months that were closed before. */
export async function saveSums(db: WriteHandle, changes: readonly SumChange[]): Promise<void> {
  if (changes.length === 0) return
  await holdSums(db)
  const firstOpen = await closedBefore(db)
  await saveDays(
    db,
    changes.filter(({ day }) => day >= firstOpen),
  )
  await changeMonths(
    db,
    changes.filter(({ day }) => day < firstOpen),
  )
}
