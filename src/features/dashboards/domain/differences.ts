import { compareEstimates, compareProportions } from '@huixiang/cx-stats/comparison.ts'
import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { benjaminiHochberg } from '@huixiang/cx-stats/false-discovery.ts'
import type { Share } from '@huixiang/cx-stats/proportion.ts'
import { rateRise } from '@huixiang/cx-stats/rate-ratio.ts'

/** What may be said about a difference. Only one that chance does not explain is called better, worse, more or less. */
export type Said = 'better' | 'worse' | 'more' | 'less' | 'same' | 'unclear'

export interface Difference {
  readonly said: Said
  readonly difference: number | null
  readonly pValue: number | null
}

/** What is compared and how: which way is better, how a figure is told, over how many days on each side. */
export interface Comparing {
  readonly direction: 'more' | 'less' | 'neither'
  readonly unitOfMeasure: string
  readonly days: { readonly now: number; readonly before: number }
}

interface Pair {
  readonly now: Estimate | null
  readonly before: Estimate | null
}

const level = 0.05
const nothing = { difference: null, pValue: null, known: false }

/** Counts of so many days as two Poisson rates; the exact test, on either side. */
function compareCounts(now: number, before: number, { days }: Comparing) {
  const [events, earlier] = [Math.round(now), Math.round(before)]
  const exposure = (length: number) => Math.max(1, Math.round(length)) * 1_000_000_000
  const [current, previous] = [
    { events, exposure: exposure(days.now) },
    { events: earlier, exposure: exposure(days.before) },
  ]
  if (events + earlier === 0) return { difference: 0, pValue: 1, known: true }
  const tails = [
    rateRise({ current, previous }).pValue,
    rateRise({ current: previous, previous: current }).pValue,
  ]
  return { difference: now - before, pValue: Math.min(1, 2 * Math.min(...tails)), known: true }
}

const shareOf = ({ value, n }: Estimate): Share => ({ hits: Math.round((value ?? 0) * n), n })
const isShare = ({ method }: Estimate): boolean => /^(?:proportion|csat)\//.test(method)

function tested({ now, before }: Pair, how: Comparing) {
  if (now === null || before === null || now.value === null || before.value === null) return nothing
  if (how.unitOfMeasure === 'count') return compareCounts(now.value, before.value, how)
  if (now.confidence !== before.confidence) return nothing
  const comparison =
    isShare(now) && isShare(before)
      ? compareProportions({ current: shareOf(now), previous: shareOf(before) })
      : compareEstimates({ current: now, previous: before })
  return { ...comparison, known: comparison.pValue !== null }
}

function saidOf(
  found: { difference: number | null; pValue: number | null; known: boolean },
  how: Comparing,
): Said {
  const { difference, pValue, known } = found
  if (!known || difference === null || pValue === null) return 'unclear'
  if (pValue >= level || difference === 0) return 'same'
  const risen = difference > 0
  if (how.direction === 'neither') return risen ? 'more' : 'less'
  return risen === (how.direction === 'more') ? 'better' : 'worse'
}

/** Several differences looked at together: the more of them, the more it takes for one to be told (Benjamini and Hochberg). */
export function differences(pairs: readonly Pair[], how: Comparing): Difference[] {
  const found = pairs.map((pair) => tested(pair, how))
  const asked = found.flatMap(({ pValue }, index) => (pValue === null ? [] : [{ pValue, index }]))
  const adjusted = benjaminiHochberg(asked.map(({ pValue }) => pValue))
  const byIndex = new Map(asked.map(({ index }, place) => [index, adjusted[place] ?? null]))
  return found.map((one, index) => {
    const pValue = byIndex.get(index) ?? null
    return { difference: one.difference, pValue, said: saidOf({ ...one, pValue }, how) }
  })
}

/** What may be said about one difference. */
export const difference = (pair: Pair, how: Comparing): Difference =>
  differences([pair], how)[0] ?? { said: 'unclear', difference: null, pValue: null }
