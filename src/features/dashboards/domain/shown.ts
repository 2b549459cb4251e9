import type { Cut } from './answers.ts'
import type { Answered } from './answers-of-widget.ts'
import { roofOf } from './questions.ts'
import { addsUp } from './sense.ts'
import { comparedRows } from './shown-comparing.ts'
import { headlineOf } from './shown-headline.ts'
import type { Hurdle, Shown, ShownRow, ShownSeries } from './shown-shape.ts'

const row = (key: string | null, rest: Partial<ShownRow>): ShownRow => ({
  key,
  name: null,
  values: {},
  said: null,
  rank: null,
  own: false,
  itself: false,
  ...rest,
})

/** Each key once, in the order of its first appearance, with the figure of every metric. */
function mergedRows(answered: Answered, cuts: readonly Cut[]): ShownRow[] {
  const merged = new Map<string | null, ShownRow>()
  const above = unitAbove(answered, cuts)
  for (const cut of cuts)
    for (const { key, name, estimate } of cut.rows) {
      const known = merged.get(key) ?? row(key, { name, itself: key !== null && key === above })
      merged.set(key, { ...known, values: { ...known.values, [cut.metric]: estimate } })
    }
  return [...merged.values()]
}

/** The unit above those that stand in the rows; one that stands there alone is no part of itself. */
function unitAbove({ widget, scope }: Answered, cuts: readonly Cut[]): string | undefined {
  if (widget.by !== 'unit') return undefined
  const roof = roofOf(widget, scope)
  return cuts.some(({ rows }) => rows.some(({ key }) => key !== null && key !== roof)) ? roof : undefined
}

const seriesOf = (cuts: readonly Cut[]): ShownSeries[] =>
  cuts.map(({ metric, unitOfMeasure }) => ({ key: metric, role: 'now', metric, unitOfMeasure }))

/** The steps of a funnel: every metric is a row. */
const stepRows = (cuts: readonly Cut[]): ShownRow[] =>
  cuts.map(({ metric, total }) => row(metric, { values: { now: total } }))

function hurdleOf({ widget }: Answered, cuts: readonly Cut[]): Hurdle | null {
  const units = new Set(cuts.map(({ unitOfMeasure }) => unitOfMeasure))
  // A table tells each column in its own unit; a picture has one scale.
  if (units.size > 1 && widget.picture !== 'table') return 'mixedUnits'
  const counted = widget.picture === 'pareto' || widget.picture === 'funnel'
  const must = counted || (widget.comparison !== null && addsUp(widget.comparison))
  return must && !units.has('count') ? 'countsOnly' : null
}

/** What a widget shows, from the answers to its questions. */
export function shownOf(answered: Answered): Shown {
  const { widget } = answered
  const cuts = answered.of('now')
  const [first] = cuts
  const base = {
    unitOfMeasure: first?.unitOfMeasure ?? 'count',
    direction: first?.direction ?? 'neither',
    total: first?.total ?? null,
    series: seriesOf(cuts),
    rows: mergedRows(answered, cuts),
    headline: null,
    hurdle: hurdleOf(answered, cuts),
  } as const
  if (first === undefined || base.hurdle !== null) return base
  if (widget.picture === 'funnel') {
    const { metric, unitOfMeasure } = first
    return { ...base, series: [{ key: 'now', role: 'now', metric, unitOfMeasure }], rows: stepRows(cuts) }
  }
  const found = headlineOf(answered, first)
  const shown = { ...base, headline: found.headline, hurdle: found.hurdle }
  return shown.hurdle === null ? comparedRows(answered, shown) : shown
}
