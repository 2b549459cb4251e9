import { bucketOf } from '@huixiang/cx-stats/histogram.ts'
import { type IndicatorKey, indicatorOf, isIndicator } from './indicators.ts'

/** One thing measured once. */
export interface Signal {
  readonly indicator: string
  readonly value: number | boolean
}

/** Why a signal is not counted. */
export const signalFaults = ['no_such_indicator', 'not_yes_or_no', 'out_of_range'] as const
export type SignalFault = (typeof signalFaults)[number]

/** So many signals of an indicator stand in one bucket: 0 or 1 of a share, the number of a count, else a step of 5 % on the grid of durations. */
export interface Tally {
  readonly indicator: IndicatorKey
  readonly bucket: number
  readonly n: number
}

const longestMs = 86_400_000
const mostCounted = 1000
const highestScore = 100
/** Scores lie on the grid of durations as if they were seconds. */
export const scoreScale = 1000

function placeOf({ indicator, value }: Signal): { indicator: IndicatorKey; bucket: number } | SignalFault {
  if (!isIndicator(indicator)) return 'no_such_indicator'
  const { measure } = indicatorOf(indicator)
  const number = Number(value)
  if (measure === 'share')
    return number === 0 || number === 1 ? { indicator, bucket: number } : 'not_yes_or_no'
  const most = { time: longestMs, count: mostCounted, score: highestScore }[measure]
  if (typeof value === 'boolean' || !(number >= 0 && number <= most)) return 'out_of_range'
  if (measure === 'count') return Number.isInteger(number) ? { indicator, bucket: number } : 'out_of_range'
  return { indicator, bucket: bucketOf(measure === 'time' ? number : number * scoreScale) }
}

/** Signals as tallies, and those that are none with their place in the list, counted from 1. */
export function tallied(signals: readonly Signal[]): {
  readonly tallies: readonly Tally[]
  readonly refused: readonly { readonly row: number; readonly fault: SignalFault }[]
} {
  const tallies = new Map<string, Tally>()
  const refused: { row: number; fault: SignalFault }[] = []
  for (const [index, signal] of signals.entries()) {
    const place = placeOf(signal)
    if (typeof place === 'string') {
      refused.push({ row: index + 1, fault: place })
      continue
    }
    const key = `${place.indicator} ${place.bucket}`
    tallies.set(key, { ...place, n: (tallies.get(key)?.n ?? 0) + 1 })
  }
  return { tallies: [...tallies.values()], refused }
}
