import type { DayClock } from '@huixiang/business-time/day-clock.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { anonymousScoresFound } from './anonymous-scores.query.ts'
import { callbacksFound } from './callbacks.query.ts'
import { closuresFound } from './closures.query.ts'
import type { Found } from './found-points.ts'
import { invitedAnswersFound } from './invited-answers.query.ts'
import { repeatsFound } from './repeats.query.ts'

const findings = [callbacksFound, closuresFound, repeatsFound, invitedAnswersFound, anonymousScoresFound].map(
  ({ on, find }) => ({
    types: new Set(on.map(({ type }) => type)),
    find,
  }),
)

/** What the rows behind some events come to. */
export async function pointsBehind(
  read: ReadHandle,
  events: readonly EventRecord[],
  clock: DayClock,
): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const { types, find } of findings) {
    const own = events.filter(({ type }) => types.has(type))
    if (own.length > 0) found.push(await find(read, own, clock))
  }
  return found
}
