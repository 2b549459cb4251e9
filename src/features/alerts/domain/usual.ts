import { dayTypes, kindred } from './kinds-of-day.ts'
import { type DaySeries, type Recipe, wholeOf } from './measured.ts'

/** The days that judging looks at: what kind each is, and what a mark makes of it. */
export interface Frame {
  readonly types: Uint8Array
  /** 1 on a day that is not usual and teaches nothing. */
  readonly marked: Uint8Array
  /** By how much more is to be expected; 1 on days like any other. */
  readonly factors: Float64Array
  /** 1 on a day on which nobody is woken. */
  readonly muted: Uint8Array
}

/** What is usual for a series, as its past says: for each kind of day, with how far days stray beside pure chance. */
export interface Usual {
  readonly form: Recipe['form']
  /** How many days taught it. */
  readonly days: number
  /** Expected on each kind of day: a count, or a mean. */
  readonly by: Float64Array
  /** How many days (of a count) or answers (of a mean) stand behind each. */
  readonly behind: Float64Array
  /** How much more days stray than chance alone would have it; at least 1. */
  readonly spread: number
  /** Variance of one answer; 0 for counts. */
  readonly variance: number
  /** All answers there were. */
  readonly n: number
}

// Fewer days say too little of what is usual, and one kind of day needs so many of its own, or answers.
export const leastDays = 14
const leastOfType = 4
const leastAnswers = 30
// A day that strays further than so many deviations counts as that far only.
const furthest = 3

/** Learns what is usual from the days before `until`; null while they are too few. */
export function usualOf(
  { series, recipe, frame }: { series: DaySeries; recipe: Recipe; frame: Frame },
  { from, until }: { from: number; until: number },
): Usual | null {
  const days: number[] = []
  for (let day = Math.max(0, from); day < until; day++) if (!frame.marked[day]) days.push(day)
  if (days.length < leastDays) return null
  return recipe.form === 'count'
    ? usualCount(series, frame, days)
    : usualMean({ series, recipe, frame }, days)
}

function middle(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

/** The mean, where what strays far counts only as far as days usually do. */
function steadyMean(values: readonly number[]): number {
  const centre = middle(values)
  const away = middle(values.map((value) => Math.abs(value - centre)))
  const most = furthest * Math.max(1.4826 * away, Math.sqrt(centre), 1)
  const kept = values.map((value) => Math.min(Math.max(value, centre - most), centre + most))
  return kept.reduce((sum, value) => sum + value, 0) / kept.length
}

/** The days of one kind, or of its kin where it came too seldom, or all. */
function likeDays(byType: readonly number[][], type: number, all: readonly number[]): readonly number[] {
  const own = byType[type] ?? []
  if (own.length >= leastOfType) return own
  const kin = (kindred[type] ?? []).flatMap((one) => byType[one] ?? [])
  return kin.length >= leastOfType ? kin : all
}

function sorted(frame: Frame, days: readonly number[]): number[][] {
  const byType: number[][] = Array.from({ length: dayTypes }, () => [])
  for (const day of days) (byType[frame.types[day] as number] as number[]).push(day)
  return byType
}

function usualCount(series: DaySeries, frame: Frame, days: readonly number[]): Usual {
  const byType = sorted(frame, days)
  const by = new Float64Array(dayTypes)
  const behind = new Float64Array(dayTypes)
  for (let type = 0; type < dayTypes; type++) {
    const like = likeDays(byType, type, days)
    by[type] = steadyMean(like.map((day) => series.n[day] as number))
    behind[type] = like.length
  }
  const strays = days.map((day) => {
    const expected = Math.max(by[frame.types[day] as number] as number, 0.5)
    return Math.min(((series.n[day] as number) - expected) ** 2 / expected, furthest ** 2 * 4)
  })
  const spread = Math.max(1, strays.reduce((sum, one) => sum + one, 0) / Math.max(1, days.length - 7))
  return { form: 'count', days: days.length, by, behind, spread, variance: 0, n: 0 }
}

function usualMean(
  { series, recipe, frame }: { series: DaySeries; recipe: Recipe; frame: Frame },
  days: readonly number[],
): Usual | null {
  const total = (of: readonly number[], key: keyof DaySeries) =>
    of.reduce((sum, day) => sum + (series[key][day] as number), 0)
  const n = total(days, 'n')
  if (n < leastAnswers) return null
  const level = total(days, 'sum') / n
  const byType = sorted(frame, days)
  const by = new Float64Array(dayTypes).fill(level)
  const behind = new Float64Array(dayTypes).fill(n)
  for (let type = 0; type < dayTypes; type++) {
    const own = byType[type] as number[]
    const answers = total(own, 'n')
    if (own.length < leastOfType || answers < leastAnswers) continue
    by[type] = total(own, 'sum') / answers
    behind[type] = answers
  }
  const whole = wholeOf(recipe)
  // Where all answers were alike, half an answer that was not is the least to reckon with.
  const least = (whole * whole * 0.5) / (n + 1)
  const variance = Math.max(total(days, 'squares') / n - level * level, least)
  const strays = days.flatMap((day) => {
    const own = series.n[day] as number
    if (own === 0) return []
    const away = (series.sum[day] as number) / own - (by[frame.types[day] as number] as number)
    return [Math.min((own * away * away) / variance, furthest ** 2)]
  })
  const spread = Math.max(1, strays.reduce((sum, one) => sum + one, 0) / Math.max(1, strays.length - 7))
  return { form: 'mean', days: days.length, by, behind, spread, variance, n }
}
