import type { Split, Watched } from './codes.ts'
import type { Recipe } from './measured.ts'
import { recipes } from './recipes.ts'

/** A rule to begin with; everything that it does not say is as in any new rule. */
export interface ReadyRule {
  readonly key: string
  readonly watched: Watched
  readonly split: Split
  readonly windowDays: number
  readonly minimumN: number
  readonly goal: number | null
}

/**
 * From how many on a new rule judges. A sample of thirty; of a queue each ticket, since it is no sample; and of a channel that should have brought
 * three voices since its last: how probable it is that none came is asked beside that.
 */
export function minimumFor({ silent, level, form }: Partial<Recipe>): number {
  if (silent) return 3
  return level && form === 'count' ? 1 : 30
}

const ready = (
  key: string,
  watched: Watched,
  of: Pick<ReadyRule, 'split'> & Partial<ReadyRule>,
): ReadyRule => ({ key, watched, windowDays: 1, minimumN: minimumFor(recipes[watched]), goal: null, ...of })

/** What most organisations want to be told of. A count that has grown is judged from few on: its chance says how few say nothing. */
export const readyRules: readonly ReadyRule[] = [
  ready('complaints', 'complaints', { split: 'unit', minimumN: 10 }),
  ready('labels', 'complaints', { split: 'label', windowDays: 7, minimumN: 15 }),
  ready('risks', 'risky_voices', { split: 'label', windowDays: 7, minimumN: 5 }),
  ready('groupEvents', 'group_events', { split: 'none' }),
  ready('nps', 'nps', { split: 'unit', windowDays: 7 }),
  ready('response', 'response', { split: 'unit', windowDays: 7 }),
  ready('clocks', 'clocks_at_risk', { split: 'unit', minimumN: 10, goal: 0.1 }),
  ready('silence', 'silence', { split: 'channel' }),
]
