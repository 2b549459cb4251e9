import { normalPValue } from '@huixiang/cx-stats/distributions.ts'
import { deviationOf } from './colours.ts'
import { reachOfMade } from './judging-made.ts'
import { type AnyRecipe, type DaySeries, isCountedWhole } from './measured.ts'
import { type Against, predict, type Window, z95 } from './predicting.ts'
import type { Frame } from './usual.ts'

/** A value beside what was to be expected. Counts are a day's; those of a made metric are of all days together. */
export interface Judgement {
  readonly value: number
  readonly expected: number
  readonly low: number
  readonly high: number
  readonly n: number
  readonly deviation: number
  /** Against the whole scale, because the baseline is near zero. */
  readonly absolute: boolean
  readonly p: number
}

/** A figure of one segment, with the series of each of its parts. */
interface Judged {
  readonly series: readonly DaySeries[]
  readonly recipe: AnyRecipe
  readonly frame: Frame
  readonly against: Against
}

/** Holds some days of a series against what is usual or wanted; null where there is nothing to judge. */
export function judge(judged: Judged, window: Window): Judgement | null {
  const { recipe, series, frame, against } = judged
  if (recipe.form === 'made') return judgeMade({ ...judged, recipe }, window)
  const held = 'goal' in against ? against : against.usual[0]
  if (held == null) return null
  const found = predict({ series: series[0] as DaySeries, recipe, frame, against: held }, window)
  if (found === null) return null
  const { value, expected, n, z, at } = found
  const off = deviationOf(value, expected, recipe.scale)
  const isFact = 'goal' in held && isCountedWhole(recipe)
  return {
    ...{ value, expected, n, ...off },
    ...(isFact ? { low: expected, high: expected } : { low: at(-z95), high: at(z95) }),
    p: (recipe.each && value > 0) || (isFact && off.deviation > 0) ? 0 : normalPValue(z),
  }
}

function judgeMade(judged: Parameters<typeof reachOfMade>[0], window: Window): Judgement | null {
  const found = reachOfMade(judged, window)
  if (found === null) return null
  const { scale, ...told } = found
  return { ...told, ...deviationOf(told.value, told.expected, scale) }
}
