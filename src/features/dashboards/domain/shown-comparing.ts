import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import { given } from './answers.ts'
import type { Answered } from './answers-of-widget.ts'
import { recurringCuttings } from './board.ts'
import { besideBenchmark, besideGoal, besidePeriod } from './shown-beside.ts'
import { extremes, ranks, siblings } from './shown-ranked.ts'
import type { Shown, ShownRow } from './shown-shape.ts'
import { adding, figureOf, isOverTime, nullable, type Work, withSeries } from './shown-work.ts'
import { inSpans, spanKey } from './spans.ts'

/** Largest first. */
const sorted = ({ shown, metric }: Work): ShownRow[] =>
  shown.rows.toSorted((a, b) => (figureOf(b, metric) ?? 0) - (figureOf(a, metric) ?? 0))

function runningTotal(work: Work): Shown {
  let sum = 0
  const rows = work.shown.rows.map((row) => {
    sum += figureOf(row, work.metric) ?? 0
    return { ...row, values: { running: given(sum, 'running') } }
  })
  const { unitOfMeasure } = work.shown
  return {
    ...work.shown,
    series: [{ key: 'running', role: 'running', metric: work.metric, unitOfMeasure }],
    rows,
  }
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
    itself: false,
  }))
  const series = work.shown.series.map((one) => ({ ...one, unitOfMeasure: 'count' }))
  return { ...work.shown, unitOfMeasure: 'count', series, rows }
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
  const ordered = isOverTime(by) || recurringCuttings.includes(by) ? shown : { ...shown, rows: sorted(work) }
  const way = comparison === null ? undefined : ways[comparison]
  return way === undefined ? ordered : way({ ...work, shown: ordered })
}
