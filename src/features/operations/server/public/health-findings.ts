import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Follower } from '#platform/server/followers.ts'
import { type Finding, findingsOf } from '../../domain/findings.ts'
import { figures, followerRows, type PlatformTables } from '../platform-rows.query.ts'

/** Looks at followers, timers, jobs, mails and the database; sentences are in `operations:findings.<code>`. */
export async function healthFindings(
  read: ReadHandle,
  followers: readonly Follower[],
  now: number,
): Promise<Finding[]> {
  const [rows, counted, timers] = await Promise.all([
    followerRows(read, followers),
    figures(read, now),
    read.tables<PlatformTables>().selectFrom('timers').select(['name', 'error']).execute(),
  ])
  return findingsOf({
    followers: rows,
    timers,
    failedJobs: counted.failed,
    lateJobs: counted.late,
    stuckMails: counted.held,
    databaseBytes: counted.bytes,
  })
}
