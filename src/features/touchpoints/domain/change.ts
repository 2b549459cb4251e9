import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { type IndicatorKey, indicatorOf } from './indicators.ts'

/** Whether an indicator became better or worse; `other` where neither way is better, `none` where it may be chance. */
export type Change = 'better' | 'worse' | 'other' | 'none'

/** Only what lies apart with both intervals counts as changed: intervals that touch may hold the same figure. */
export function changeBetween(
  key: IndicatorKey,
  { before, now }: { readonly before: Estimate; readonly now: Estimate },
): Change {
  const rose = now.low !== null && before.high !== null && now.low > before.high
  const fell = now.high !== null && before.low !== null && now.high < before.low
  if (before.n === 0 || now.n === 0 || (!rose && !fell)) return 'none'
  const { better } = indicatorOf(key)
  if (better === 'neither') return 'other'
  return rose === (better === 'more') ? 'better' : 'worse'
}
