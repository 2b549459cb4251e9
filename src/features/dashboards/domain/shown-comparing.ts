import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import { type CutRow, given } from './answers.ts'
import type { Answered } from './answers-of-widget.ts'
import { benchmarkFor } from './benchmarks.ts'
import { type Cutting, timeCuttings } from './board.ts'
import { type Comparing, differences } from './differences.ts'
import { daysOfStretch, lengthOf } from './periods.ts'
import { periodBehind } from './questions.ts'
import type { SeriesRole, Shown, ShownRow } from './shown-shape.ts'
import { inSpans, spanKey } from './spans.ts'

/** How many of the best and of the worst are shown. */
const extremesShown = 3
const nullable = (value: number | null, method: string): Estimate | null =>
  value === null ? null : given(value, method)

type Work = { readonly answered: Answered; readonly shown: Shown; readonly metric: string }

const isOverTime = (by: Cutting): boolean => timeCuttings.includes(by)
const figureOf = (row: ShownRow, metric: string): number | null => row.values[metric]?.value ?? null

function withSeries({ shown, metric }: Work, role: SeriesRole, rows: readonly ShownRow[]): Shown {
  return { ...shown, series: [...shown.series, { key: role, role, metric }], rows }
}

const adding = (row: ShownRow, role: SeriesRole, estimate: Estimate | null): ShownRow => ({
  ...row,
  values: { ...row.values, [role]: estimate },
})

function howOf({ answered, shown }: Work, before: number): Comparing {
  const { direction, unitOfMeasure } = shown
  return { direction, unitOfMeasure, days: { now: lengthOf(answered.scope), before } }
}

/** Days stand beside the days at the same place of the other period, parts beside the same part. */
function besidePeriod(work: Work): Shown {
  const { answered, shown, metric } = work
  const behind = periodBehind(answered.widget, answered.scope)
  const earlier = answered.of('before')[0]?.rows ?? []
  const byKey = new Map(earlier.map((one) => [one.key, one]))
  const overTime = isOverTime(answered.widget.by)
  const other = (row: ShownRow, index: number): CutRow | undefined =>
    overTime ? earlier[index] : byKey.get(row.key)
  const rows = shown.rows.map((row, index) => adding(row, 'before', other(row, index)?.estimate ?? null))
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

function besideGoal(work: Work): Shown {
  const goals = new Map((work.answered.of('now')[0]?.rows ?? []).map(({ key, goal }) => [key, goal]))
  return withSeries(
    work,
    'goal',
    work.shown.rows.map((row) => adding(row, 'goal', nullable(goals.get(row.key) ?? null, 'goal'))),
  )
}

function besideBenchmark(work: Work): Shown {
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

function runningTotal(work: Work): Shown {
  let sum = 0
  const rows = work.shown.rows.map((row) => {
    sum += figureOf(row, work.metric) ?? 0
    return { ...row, values: { running: given(sum, 'running') } }
  })
  return { ...work.shown, series: [{ key: 'running', role: 'running', metric: work.metric }], rows }
}

/** Each figure weighs by what it was counted from; a count weighs as a day. */
function movingAverage(work: Work): Shown {
  const { answered, shown, metric } = work
  const reach = answered.widget.by === 'day' ? 7 : 3
  const weigh = ({ n }: Estimate) => (shown.unitOfMeasure === 'count' ? 1 : n)
  const rows = shown.rows.map((row, index) => {
    const inside = shown.rows
      .slice(Math.max(0, index - reach + 1), index + 1)
      .flatMap((one) => one.values[metric] ?? [])
      .filter(({ value }) => value !== null)
    const weight = inside.reduce((sum, one) => sum + weigh(one), 0)
    const whole = index >= reach - 1 && weight > 0
    const mean = inside.reduce((sum, one) => sum + weigh(one) * (one.value ?? 0), 0) / weight
    return adding(row, 'average', nullable(whole ? mean : null, 'average'))
  })
  return withSeries(work, 'average', rows)
}

function portions(work: Work): Shown {
  const whole = work.shown.rows.reduce((sum, row) => sum + (figureOf(row, work.metric) ?? 0), 0)
  const rows = sorted(work).map((row) =>
    adding(
      row,
      'portion',
      proportion({ hits: Math.round(figureOf(row, work.metric) ?? 0), n: Math.round(whole) }),
    ),
  )
  return withSeries(work, 'portion', rows)
}

const better = (direction: Shown['direction'], a: number, b: number): number =>
  direction === 'less' ? a - b : b - a

/** Best first; where nothing is better, most first. What is not known is no part, and parts without a figure are left out. */
function ranked({ shown, metric }: Work, rows: readonly ShownRow[]): ShownRow[] {
  return rows
    .filter((row) => row.key !== null && figureOf(row, metric) !== null)
    .toSorted((a, b) => better(shown.direction, figureOf(a, metric) ?? 0, figureOf(b, metric) ?? 0))
}

/** Largest first. */
const sorted = ({ shown, metric }: Work): ShownRow[] =>
  shown.rows.toSorted((a, b) => (figureOf(b, metric) ?? 0) - (figureOf(a, metric) ?? 0))

function ranks(work: Work): Shown {
  const { answered, shown } = work
  const earlier = (answered.of('before')[0]?.rows ?? [])
    .filter(({ estimate }) => estimate?.value != null)
    .toSorted((a, b) => better(shown.direction, a.estimate?.value ?? 0, b.estimate?.value ?? 0))
    .map(({ key }) => key)
  const rows = ranked(work, shown.rows).map((row, index) => {
    const place = earlier.indexOf(row.key)
    return { ...row, rank: { now: index + 1, before: place < 0 ? null : place + 1 } }
  })
  return { ...shown, rows }
}

/** Each part against all together. */
function againstWhole(work: Work, rows: readonly ShownRow[]): ShownRow[] {
  // A part of a count is always less than the whole: there is nothing to say.
  if (work.shown.unitOfMeasure === 'count') return [...rows]
  const said = differences(
    rows.map((row) => ({ now: row.values[work.metric] ?? null, before: work.shown.total })),
    howOf(work, lengthOf(work.answered.scope)),
  )
  return rows.map((row, index) => ({ ...row, said: said[index] ?? null }))
}

function extremes(work: Work): Shown {
  const rows = againstWhole(work, ranked(work, work.shown.rows)).map((row, index) => ({
    ...row,
    rank: { now: index + 1, before: null },
  }))
  const few = rows.length <= extremesShown * 2
  return {
    ...work.shown,
    rows: few ? rows : [...rows.slice(0, extremesShown), ...rows.slice(-extremesShown)],
  }
}

function siblings(work: Work): Shown {
  const { unitId } = work.answered.scope
  const rows = againstWhole(work, ranked(work, work.shown.rows))
  return { ...work.shown, rows: rows.map((row) => ({ ...row, own: row.key === unitId })) }
}

function distribution(work: Work): Shown {
  const whole = work.answered.of('now')[0]?.distribution ?? []
  const parts = work.shown.unitOfMeasure === 'milliseconds' ? inSpans(whole) : whole
  const rows = parts.map(({ from, to, n }) => ({
    key: from === to ? String(from) : spanKey({ from, to }),
    name: null,
    values: { [work.metric]: given(n, 'count') },
    said: null,
    rank: null,
    own: false,
  }))
  return { ...work.shown, unitOfMeasure: 'count', rows }
}

const ways: Partial<Record<string, (work: Work) => Shown>> = {
  previous: besidePeriod,
  last_year: besidePeriod,
  goal: besideGoal,
  benchmark: besideBenchmark,
  cumulative: runningTotal,
  moving_average: movingAverage,
  share: portions,
  rank: ranks,
  extremes,
  siblings,
  distribution,
}

/** The rows with what they are compared to, in the order in which they are to be read. */
export function comparedRows(answered: Answered, shown: Shown): Shown {
  const { by, comparison, metrics } = answered.widget
  const [metric] = metrics
  if (metric === undefined || by === 'none') {
    return comparison === 'distribution' && metric !== undefined
      ? distribution({ answered, shown, metric })
      : shown
  }
  const work = { answered, shown, metric }
  const ordered = isOverTime(by) ? shown : { ...shown, rows: sorted(work) }
  const way = comparison === null ? undefined : ways[comparison]
  return way === undefined ? ordered : way({ ...work, shown: ordered })
}
