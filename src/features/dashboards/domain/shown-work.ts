import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { given } from './answers.ts'
import type { Answered } from './answers-of-widget.ts'
import { type Cutting, timeCuttings } from './board.ts'
import type { Comparing } from './differences.ts'
import { lengthOf } from './periods.ts'
import type { SeriesRole, Shown, ShownRow } from './shown-shape.ts'

/** A figure that is given, where there is one. */
export const nullable = (value: number | null, method: string): Estimate | null =>
  value === null ? null : given(value, method)

/** A widget's answers, what is shown of them so far, and the metric that is compared. */
export type Work = { readonly answered: Answered; readonly shown: Shown; readonly metric: string }

export const isOverTime = (by: Cutting): boolean => timeCuttings.includes(by)

export const figureOf = (row: ShownRow, metric: string): number | null => row.values[metric]?.value ?? null

/** One more series beside the figures themselves. */
export function withSeries({ shown, metric }: Work, role: SeriesRole, rows: readonly ShownRow[]): Shown {
  const unitOfMeasure = role === 'portion' ? 'share' : shown.unitOfMeasure
  return { ...shown, series: [...shown.series, { key: role, role, metric, unitOfMeasure }], rows }
}

/** A row with its figure in one more series. */
export const adding = (row: ShownRow, role: SeriesRole, estimate: Estimate | null): ShownRow => ({
  ...row,
  values: { ...row.values, [role]: estimate },
})

/** How figures of the widget's days are held against those of so many days. */
export function howOf({ answered, shown }: Work, before: number): Comparing {
  const { direction, unitOfMeasure } = shown
  return { direction, unitOfMeasure, days: { now: lengthOf(answered.scope), before } }
}
