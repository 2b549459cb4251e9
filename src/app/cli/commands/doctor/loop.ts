import { calendarCoverage } from '#features/clocks/server/public/calendar-coverage.ts'
import { replayClocks } from '#features/clocks/server/public/replay-clocks.ts'
import { replayJointClocks } from '#features/joint-handling/server/public/replay-joint-clocks.ts'
import { recount } from '#features/metrics/server/public/recount.query.ts'
import { replayLetterClocks } from '#features/supervision/server/public/replay-letter-clocks.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { attention, bad, type Finding, good } from './finding.ts'

/** Whether working calendars know the public holidays of this year and, from November on, the next. */
export async function checkCalendars(read: ReadHandle, now: number): Promise<Finding[]> {
  const calendars = await calendarCoverage(read, now)
  const lacking = calendars.filter((calendar) => calendar.missing.length > 0)
  if (lacking.length === 0)
    return [good('calendars', `${calendars.length} follow public holidays and know them`)]
  return lacking.map(({ nameZh, missing }) =>
    attention(
      'calendars',
      `«${nameZh}» does not know the public holidays of ${missing.join(' and ')}`,
      'Import them in 设置 → 日历 once they are announced; until then those days count as ordinary ones.',
    ),
  )
}

/** Whether every number on the overview equals a recount. */
export async function checkNumbers(read: ReadHandle): Promise<Finding[]> {
  const discrepancies = await recount(read)
  if (discrepancies.length === 0) return [good('recount', 'every kept number equals a recount')]
  return discrepancies.map(({ kept, counted, ...cell }) =>
    bad(
      'recount',
      `${Object.values(cell)
        .filter((part) => part !== null)
        .join(' ')}: kept ${kept}, counted ${counted}`,
      'If the server is busy, run it again when it is quiet. If it stays, please report it.',
    ),
  )
}

/** Whether every clock stands as its log says, reckoned anew. */
export async function checkClocks(read: ReadHandle): Promise<Finding[]> {
  const replays = [await replayClocks(read), await replayJointClocks(read), await replayLetterClocks(read)]
  const clocks = replays.reduce((sum, replay) => sum + replay.clocks, 0)
  const differences = replays.flatMap((replay) => replay.differences)
  if (differences.length === 0)
    return [good('clocks', `${clocks} clocks reckoned again from their log stand as they are kept`)]
  return differences.map(({ ticket, obligation, cycle, clockId, field, kept, replayed }) =>
    bad(
      'clocks',
      `ticket ${ticket}, cycle ${cycle}, ${obligation} (${clockId}), ${field}: kept ${kept}, from the log ${replayed}`,
      'If the server is busy, run it again when it is quiet. If it stays, please report it.',
    ),
  )
}
