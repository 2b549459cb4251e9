import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Follower } from '#platform/server/followers.ts'
import { type Finding, findingsOf } from '../domain/findings.ts'
import { failedLetters, figures, followerRows, type PlatformTables } from './platform-rows.query.ts'

/** Looks at followers, timers, jobs, mails and the database. How far behind a follower is needs its definition. */
export async function lookAround(read: ReadHandle, followers: readonly Follower[]): Promise<Finding[]> {
  const [known, letters, counted, timers, stuck] = await Promise.all([
    followerRows(read, followers),
    failedLetters(read),
    figures(read),
    read.tables<PlatformTables>().selectFrom('timers').select(['name', 'error']).execute(),
    read.tables<PlatformTables>().selectFrom('followers').select(['name', 'error']).execute(),
  ])
  return findingsOf({
    lags: known,
    stuck: stuck.filter(({ error }) => error !== null),
    ...letters,
    brokenTimers: timers.filter(({ error }) => error !== null),
    failedJobs: counted.failed,
    lateJobs: counted.late,
    stuckMails: counted.held,
    databaseBytes: counted.bytes,
  })
}
