import type { CutRow } from './answers.ts'
import { benchmarkFor } from './benchmarks.ts'
import { differences } from './differences.ts'
import { daysOfStretch, lengthOf, middleDay } from './periods.ts'
import { dayBehind, periodBehind } from './questions.ts'
import type { Shown, ShownRow } from './shown-shape.ts'
import { adding, howOf, isOverTime, nullable, type Work, withSeries } from './shown-work.ts'

/** Whether a stretch of the calendar holds a day. */
function holds(key: string | null, day: string): boolean {
  const days = key === null ? null : daysOfStretch(key)
  return days !== null && days.from <= day && day <= days.to
}

/** Stretches of time stand beside the one that holds their middle day as it was then, parts beside the same part. */
export function besidePeriod(work: Work): Shown {
  const { answered, shown, metric } = work
  const { widget, scope } = answered
  const behind = periodBehind(widget, scope)
  const earlier = answered.of('before')[0]?.rows ?? []
  const byKey = new Map(earlier.map((one) => [one.key, one]))
  const overTime = isOverTime(widget.by)
  const stretchBehind = (key: string): CutRow | undefined => {
    const middle = middleDay(key, scope)
    if (middle === null) return undefined
    const day = dayBehind(widget, scope, middle)
    return earlier.find((one) => holds(one.key, day))
  }
  const other = ({ key }: ShownRow): CutRow | undefined =>
    overTime && key !== null ? stretchBehind(key) : byKey.get(key)
  const rows = shown.rows.map((row) => adding(row, 'before', other(row)?.estimate ?? null))
  if (overTime || behind === null) return withSeries(work, 'before', rows)
  const said = differences(
    rows.map((row) => ({ now: row.values[metric] ?? null, before: row.values.before ?? null })),
    howOf(work, lengthOf(behind)),
  )
  return withSeries(
    work,
    'before',
    rows.map((row, index) => ({ ...row, said: said[index] ?? null })),
  )
}

/** What each part or stretch is held to. */
export function besideGoal(work: Work): Shown {
  const goals = new Map((work.answered.of('now')[0]?.rows ?? []).map(({ key, goal }) => [key, goal]))
  return withSeries(
    work,
    'goal',
    work.shown.rows.map((row) => adding(row, 'goal', nullable(goals.get(row.key) ?? null, 'goal'))),
  )
}

/** What was usual in the industry at the time. */
export function besideBenchmark(work: Work): Shown {
  const { answered, shown, metric } = work
  const dayOf = (row: ShownRow) =>
    (isOverTime(answered.widget.by) && row.key !== null && daysOfStretch(row.key)?.to) || answered.scope.to
  return withSeries(
    work,
    'benchmark',
    shown.rows.map((row) => {
      const one = benchmarkFor(answered.benchmarks, metric, dayOf(row))
      return adding(row, 'benchmark', nullable(one?.value ?? null, 'benchmark'))
    }),
  )
}
