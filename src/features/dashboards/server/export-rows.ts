import { isCensus } from '@huixiang/cx-stats/census.ts'
import type { Estimate } from '#platform/contract/estimate.ts'
import type { SheetCell } from '#platform/server/spreadsheets/write-sheet.ts'
import { given } from '../domain/answers.ts'
import type { Widget } from '../domain/board.ts'
import {
  type Headline,
  isDrawn,
  type SeriesRole,
  type Shown,
  type ShownRow,
  type ShownSeries,
} from '../domain/shown-shape.ts'
import { tellingOf } from '../domain/telling.ts'
import type { BoardWords } from './board-words.ts'
import type { FilterNames } from './filter-names.query.ts'
import type { shownBoard } from './shown-board.ts'

type Line = readonly SheetCell[]

const rounded = (value: number | null): SheetCell => (value === null ? '' : Number(value.toPrecision(10)))

/** Goals, values of the industry and what is worked out of several figures are counted from nothing of their own. */
const uncounted: readonly SeriesRole[] = ['goal', 'benchmark', 'average', 'running']

/** What the whole is compared with, as a figure in a series of its own. */
function besideWhole(
  headline: Headline | null,
  { metric, unitOfMeasure }: ShownSeries,
): [Estimate, ShownSeries][] {
  if (headline === null || headline.kind === 'siblings') return []
  const of = (estimate: Estimate, role: SeriesRole): [Estimate, ShownSeries][] => [
    [estimate, { key: role, role, metric, unitOfMeasure }],
  ]
  if ('said' in headline) return headline.before === null ? [] : of(headline.before, 'before')
  const { kind } = headline
  return of(given(headline.value, kind), kind)
}

/** The figures of one widget: a line for each, with what it was counted from and how sure it is. */
function linesOf(
  { widget, shown, named }: { widget: Widget; shown: Shown; named: FilterNames },
  words: BoardWords,
): Line[] {
  const title = words.title(widget, named)
  const judgedWhole = ({ role }: ShownSeries) => (role === 'now' ? words.headline(shown.headline) : '')
  const line = (estimate: Estimate, series: ShownSeries, row: ShownRow | null): Line => {
    const { factor, unit } = tellingOf(series.unitOfMeasure, [estimate.value])
    const scaled = (value: number | null) => rounded(value === null ? null : value * factor)
    return [
      title,
      words.metric(series.metric),
      row === null ? words.own.file.whole : words.row(widget, row),
      words.series(series, widget),
      scaled(estimate.value),
      unit === 'count' || unit === 'index' ? '' : words.own.units[unit].trim(),
      uncounted.includes(series.role) ? '' : estimate.n,
      ...(isCensus(estimate) ? ['', ''] : [scaled(estimate.low), scaled(estimate.high)]),
      row === null ? judgedWhole(series) : words.said(row.said, widget),
    ]
  }
  const [first] = shown.series
  const whole =
    shown.total !== null && first !== undefined && widget.by === 'none' && widget.picture !== 'funnel'
  return [
    ...(whole ? [line(shown.total, first, null)] : []),
    ...(whole ? besideWhole(shown.headline, first).map(([one, series]) => line(one, series, null)) : []),
    ...shown.rows.flatMap((row) =>
      shown.series.flatMap((series) => {
        const estimate = row.values[series.key]
        return estimate == null ? [] : [line(estimate, series, row)]
      }),
    ),
  ]
}

/** The figures of a board as rows of a sheet, under their heads. */
export function exportRows(board: Awaited<ReturnType<typeof shownBoard>>, words: BoardWords): Line[] {
  const lines = board.flatMap(({ shown, ...one }) =>
    shown === null || !isDrawn(one.widget.picture, shown) ? [] : linesOf({ ...one, shown }, words),
  )
  return [words.own.file.columns, ...lines]
}
