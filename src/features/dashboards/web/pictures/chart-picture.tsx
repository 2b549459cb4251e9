import { useTranslation } from 'react-i18next'
import { useToday } from '#features/metrics/web/public/period.ts'
import { ChartBody } from '#platform/web/ui/chart.tsx'
import type { ChartMark, ChartPoint, ChartProps, Series } from '#platform/web/ui/chart-shape.ts'
import { recurringCuttings, timeCuttings, type Widget } from '../../domain/board.ts'
import { daysOfStretch } from '../../domain/periods.ts'
import type { EventMark } from '../../domain/questions.ts'
import type { SeriesRole, Shown, ShownRow } from '../../domain/shown-shape.ts'
import { scaled, tellingFor, useWidgetWords, type WidgetWords } from '../widget-words.ts'
import { type Drawn, headlineHeight } from './drawn.ts'
import { HeadlineLine } from './number-picture.tsx'
import { withShareSoFar } from './share-so-far.ts'

/** Beyond so many bars a picture says less than a table. */
const mostBars = 12
const besideRoles: readonly SeriesRole[] = ['goal', 'benchmark']

type PointOfRow = ChartPoint & { readonly row: ShownRow }

const isOverTime = ({ by }: Widget): boolean => timeCuttings.includes(by)

/** Whether the time of a row is not over, so that more may come. */
function isUnfinished(widget: Widget, { key }: ShownRow, today: string): boolean {
  const days = isOverTime(widget) && key !== null ? daysOfStretch(key) : null
  return days !== null && days.from <= today && today <= days.to
}

function kindOf(widget: Widget): ChartProps['kind'] {
  if (widget.picture === 'line' || widget.picture === 'pareto') return widget.picture
  const isInOrder = isOverTime(widget) || recurringCuttings.includes(widget.by)
  return isInOrder || widget.comparison === 'distribution' ? 'bar' : 'ranking'
}

/** What a bar says beside its figure: a place, a portion, whether it differs. */
function noteOf(row: ShownRow, widget: Widget, words: WidgetWords): string | undefined {
  const against = widget.comparison === 'previous' || widget.comparison === 'last_year' ? 'period' : 'whole'
  if (row.said !== null && row.said.said !== 'unclear' && row.said.said !== 'same')
    return words.said(row.said, against)
  if (row.values.portion?.value != null) return `· ${(row.values.portion.value * 100).toFixed(1)}%`
  if (widget.comparison !== 'rank' || row.rank === null) return undefined
  const { now, before } = row.rank
  const moved =
    before === null || before === now ? '' : before > now ? ` ↑${before - now}` : ` ↓${now - before}`
  return `· ${words.place(now)}${moved}`
}

function marksIn(
  rows: readonly ShownRow[],
  marks: readonly EventMark[],
  nameOf: (row: ShownRow) => string,
): ChartMark[] {
  const placed = rows.flatMap((row) => {
    const days = row.key === null ? null : daysOfStretch(row.key)
    return days === null ? [] : [{ row, ...days }]
  })
  return marks.flatMap((mark) => {
    const touched = placed.filter(({ from, to }) => from <= mark.to && to >= mark.from)
    const [first, last] = [touched[0], touched.at(-1)]
    if (first === undefined || last === undefined) return []
    return [{ from: nameOf(first.row), to: nameOf(last.row), name: mark.name }]
  })
}

function seriesFor({ widget, shown }: { widget: Widget; shown: Shown }, words: WidgetWords): Series[] {
  return shown.series
    .filter(({ role }) => role !== 'portion')
    .map((one, index) => ({
      key: one.key,
      label: words.series(one, widget),
      colour: one.role === 'before' ? 5 : index,
      beside: besideRoles.includes(one.role),
      past: one.role === 'before',
    }))
}

/** Lines, bars, and the few that make up most. */
export function ChartPicture(drawn: Drawn) {
  const { t } = useTranslation('dashboards')
  const words = useWidgetWords()
  const { widget, shown, title, height } = drawn
  const telling = tellingFor(shown)
  const [first] = shown.series
  const kind = kindOf(widget)
  const today = useToday()
  const rows = kind === 'ranking' || kind === 'pareto' ? shown.rows.slice(0, mostBars) : shown.rows
  const more = shown.rows.length - rows.length
  const nameOf = (row: ShownRow) => words.row(widget, row)
  const points: PointOfRow[] = rows.map((row) => {
    const unfinished = isUnfinished(widget, row, today)
    const note = unfinished ? words.unfinished : noteOf(row, widget, words)
    const values = Object.entries(row.values).map(([key, one]) => [key, one && scaled(one, telling)])
    return {
      at: nameOf(row),
      values: Object.fromEntries(values),
      row,
      meant: row.own,
      unfinished,
      ...(note !== undefined && { note }),
    }
  })
  const whole = shown.rows.reduce((sum, row) => sum + (row.values[first?.key ?? '']?.value ?? 0), 0)
  const isPareto = kind === 'pareto' && first !== undefined
  const series = seriesFor(drawn, words)
  const headline = shown.headline !== null && widget.picture === 'line' ? shown.headline : null
  const lines = [headline !== null, more > 0].filter(Boolean).length
  return (
    <>
      {headline !== null && <HeadlineLine headline={headline} shown={shown} telling={telling} />}
      <ChartBody
        asTable={false}
        labelledBy={drawn.labelledBy}
        question={title}
        kind={kind}
        unit={words.unit(telling)}
        digits={telling.digits}
        exact
        height={height - lines * headlineHeight}
        series={isPareto ? [...series, { key: 'so-far', label: words.soFar, colour: 1 }] : series}
        points={isPareto ? withShareSoFar(points, first.key, whole * telling.factor) : points}
        marks={marksIn(rows, kind === 'line' ? drawn.marks : [], nameOf)}
        {...(first?.role === 'now' && shown.series.length <= 2 && { band: first.key })}
        onPick={(point) => drawn.behind((point as PointOfRow).row)?.()}
      />
      {more > 0 && <p className="hx-widget-headline hx-soft">{t('widget.more', { count: more })}</p>}
    </>
  )
}
