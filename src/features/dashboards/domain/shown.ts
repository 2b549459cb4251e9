import type { Cut } from './answers.ts'
import type { Answered } from './answers-of-widget.ts'
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
  ...rest,
})

/** Each key once, in the order of its first appearance, with the figure of every metric. */
function mergedRows(cuts: readonly Cut[]): ShownRow[] {
  const merged = new Map<string | null, ShownRow>()
  for (const cut of cuts)
    for (const { key, name, estimate } of cut.rows) {
      const known = merged.get(key) ?? row(key, { name })
      merged.set(key, { ...known, values: { ...known.values, [cut.metric]: estimate } })
    }
  return [...merged.values()]
}

const seriesOf = (cuts: readonly Cut[]): ShownSeries[] =>
  cuts.map(({ metric }) => ({ key: metric, role: 'now', metric }))

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
    rows: mergedRows(cuts),
    headline: null,
    hurdle: hurdleOf(answered, cuts),
  } as const
  if (first === undefined || base.hurdle !== null) return base
  if (widget.picture === 'funnel')
    return { ...base, series: [{ key: 'now', role: 'now', metric: first.metric }], rows: stepRows(cuts) }
  const found = headlineOf(answered, first)
  const shown = { ...base, headline: found.headline, hurdle: found.hurdle }
  return shown.hurdle === null ? comparedRows(answered, shown) : shown
}
