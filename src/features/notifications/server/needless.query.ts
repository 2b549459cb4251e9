import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { SparedFor } from '../domain/delivery-states.ts'
import { untilOver } from '../domain/kinds.ts'
import type { NoticeLine } from '../domain/notice.ts'
import { closedMatters } from './closed-matters.query.ts'
import { standings } from './over-matters.query.ts'

/** Why somebody need not hear of something any more, by whichever way: undefined while they do. */
export async function whyNeedless(
  db: ReadHandle,
  personId: string,
  lines: readonly Pick<NoticeLine, 'kind' | 'matter'>[],
): Promise<(line: Pick<NoticeLine, 'kind' | 'matter'>) => SparedFor | undefined> {
  const matters = lines.map(({ matter }) => matter)
  const isClosed = await closedMatters(db, matters)
  const standingOf = await standings(db, matters)
  return ({ kind, matter }) => {
    if (isClosed(matter, personId)) return 'CLOSED'
    const { over, holderId } = standingOf(matter)
    if (over && untilOver.has(kind)) return 'OVER'
    const theirs = kind !== 'assigned' || !('ticketId' in matter) || holderId === personId
    return theirs ? undefined : 'PASSED_ON'
  }
}
