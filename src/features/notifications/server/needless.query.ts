import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { SparedFor } from '../domain/delivery-states.ts'
import { untilOver } from '../domain/kinds.ts'
import { type NoticeLine, toldBeyondReach } from '../domain/notice.ts'
import { closedMatters } from './closed-matters.query.ts'
import { standings } from './over-matters.query.ts'
import { reachedMatters } from './reached-matters.query.ts'

type Line = Pick<NoticeLine, 'kind' | 'matter' | 'ordered'>

/** Why somebody need not, or may not, hear of something any more, by whichever way: undefined while they should. */
export async function whyNeedless(
  db: ReadHandle,
  personId: string,
  lines: readonly Line[],
): Promise<(line: Line) => SparedFor | undefined> {
  const matters = lines.map(({ matter }) => matter)
  const isClosed = await closedMatters(db, matters)
  const standingOf = await standings(db, matters)
  const isReached = await reachedMatters(db, personId, matters)
  return (line) => {
    const { kind, matter } = line
    if (isClosed(matter, personId)) return 'CLOSED'
    const { over, holderId } = standingOf(matter)
    if (over && untilOver.has(kind)) return 'OVER'
    const theirs = kind !== 'assigned' || !('ticketId' in matter) || holderId === personId
    if (!theirs) return 'PASSED_ON'
    return isReached(matter) || toldBeyondReach(line) ? undefined : 'BEYOND'
  }
}
