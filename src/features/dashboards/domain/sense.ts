import {
  type Comparison,
  type Cutting,
  comparisons,
  type Picture,
  partCuttings,
  recurringCuttings,
  timeCuttings,
  type Widget,
} from './board.ts'

/** By what the figures of a picture may be cut, the usual one first. */
export const cuttingsOf: Readonly<Record<Picture, readonly Cutting[]>> = {
  number: ['none'],
  line: timeCuttings,
  bar: [...partCuttings, ...timeCuttings, ...recurringCuttings, 'none'],
  pareto: [
    'label',
    'unit',
    'channel',
    'kind',
    'agent',
    'touchpoint',
    'product',
    'membership',
    'region',
    'lifecycle',
  ],
  heat: ['day', 'month'],
  funnel: ['none'],
  map: ['unit'],
  table: [...partCuttings, ...timeCuttings, ...recurringCuttings],
}

/** How many metrics a picture takes. */
export const metricsOf: Readonly<Record<Picture, { readonly least: number; readonly most: number }>> = {
  number: { least: 1, most: 1 },
  line: { least: 1, most: 4 },
  bar: { least: 1, most: 1 },
  pareto: { least: 1, most: 1 },
  heat: { least: 1, most: 1 },
  funnel: { least: 2, most: 6 },
  map: { least: 1, most: 1 },
  table: { least: 1, most: 6 },
}

/** The smallest a picture can be read at. */
export const leastSize: Readonly<Record<Picture, { readonly w: number; readonly h: number }>> = {
  number: { w: 2, h: 2 },
  line: { w: 3, h: 3 },
  bar: { w: 3, h: 3 },
  pareto: { w: 4, h: 3 },
  heat: { w: 4, h: 3 },
  funnel: { w: 3, h: 3 },
  map: { w: 4, h: 5 },
  table: { w: 3, h: 3 },
}

const overTime: readonly Comparison[] = [
  'previous',
  'last_year',
  'goal',
  'benchmark',
  'cumulative',
  'moving_average',
  'event',
]
const overParts: readonly Comparison[] = ['previous', 'last_year', 'goal', 'share', 'rank', 'extremes']

/** What a picture can be compared with, as it is cut. */
export function comparisonsFor({ picture, by }: Pick<Widget, 'picture' | 'by'>): readonly Comparison[] {
  if (picture === 'number') return ['previous', 'last_year', 'goal', 'siblings', 'benchmark', 'event']
  if (picture === 'line') return overTime
  if (picture === 'bar' && by === 'none') return ['distribution']
  if (picture === 'bar' || picture === 'table') {
    if (timeCuttings.includes(by)) return overTime.filter((one) => one !== 'event')
    // Of two periods one may have a Monday more.
    if (by === 'weekday') return []
    if (by === 'hour') return ['previous', 'last_year']
    // Customers are in several groups: those are no parts of a whole.
    if (by === 'group') return overParts.filter((one) => one !== 'share')
    return by === 'unit' ? [...overParts, 'siblings', 'benchmark'] : overParts
  }
  return picture === 'map' ? ['previous', 'goal'] : []
}

/** Only counts add up: over time, and to a whole. */
const forCountsOnly: readonly Comparison[] = ['cumulative', 'share']
export const addsUp = (comparison: Comparison): boolean => forCountsOnly.includes(comparison)

/** What is of this moment alone has no earlier time. */
const betweenTimes: readonly Comparison[] = ['previous', 'last_year', 'event']
export const needsDays = (comparison: Comparison): boolean => betweenTimes.includes(comparison)

/** What keeps a widget from being shown, by the field it lies in. */
export type Flaw = 'metrics' | 'by' | 'comparison' | 'markId' | 'place'

export function flawsIn(widget: Widget): Flaw[] {
  const { picture, by, comparison, metrics, markId, place } = widget
  const counted = metricsOf[picture]
  const bounds: [Flaw, boolean][] = [
    ['metrics', metrics.length < counted.least || metrics.length > counted.most],
    ['metrics', new Set(metrics).size < metrics.length],
    ['by', !cuttingsOf[picture].includes(by)],
    ['comparison', comparison !== null && !comparisonsFor(widget).includes(comparison)],
    // A second figure beside what one is compared with would be two questions in one picture.
    ['comparison', comparison !== null && metrics.length > 1],
    ['comparison', picture === 'bar' && by === 'none' && comparison !== 'distribution'],
    ['markId', (comparison === 'event') !== (markId !== null)],
    ['place', place.w < leastSize[picture].w || place.h < leastSize[picture].h],
  ]
  return [...new Set(bounds.flatMap(([flaw, is]) => (is ? [flaw] : [])))]
}

/** The widget made whole after its picture or cut was changed: what no longer goes together gives way. */
export function madeWhole(widget: Widget): Widget {
  const { picture } = widget
  const by = cuttingsOf[picture].includes(widget.by) ? widget.by : (cuttingsOf[picture][0] ?? 'none')
  const metrics = [...new Set(widget.metrics)].slice(0, metricsOf[picture].most)
  const possible = metrics.length > 1 ? [] : comparisonsFor({ picture, by })
  const kept = comparisons.find((one) => one === widget.comparison && possible.includes(one)) ?? null
  const comparison = picture === 'bar' && by === 'none' ? ('distribution' as const) : kept
  const least = leastSize[picture]
  const { place } = widget
  const w = Math.max(place.w, least.w)
  return {
    ...widget,
    metrics,
    by,
    comparison,
    markId: comparison === 'event' ? widget.markId : null,
    place: { ...place, w, h: Math.max(place.h, least.h), x: Math.min(place.x, 12 - w) },
  }
}
