import { type Comparison, type Cutting, cuttings, type Picture, type Widget } from './board.ts'

interface Told {
  readonly key: string
  readonly unit: string
  readonly cuts: readonly string[]
  /** Whether somewhere it is held to a goal. */
  readonly aims: boolean
}

/** What tells of one metric: its figure, and its course; of what has no days, where it stands. Nothing of what is not cut. */
export function widgetsAbout({ key, unit, cuts, aims }: Told): Widget[] {
  const can = (by: Cutting) => cuts.includes(by)
  const widget = (
    [picture, by, comparison]: readonly [Picture, Cutting, Comparison | null],
    [x, w]: readonly [number, number],
  ): Widget => ({
    ...{ id: picture, title: null, metrics: [key], picture, by, comparison, filters: {}, markId: null },
    place: { x, y: 0, w, h: 4 },
  })
  if (!cuttings.some(can)) return []
  const figure = widget(['number', 'none', can('day') ? 'previous' : null], [0, 4])
  // Shares and times of single days jump about; counts have a course of their own.
  if (can('day'))
    return [figure, widget(['line', unit === 'count' ? 'day' : 'week', aims ? 'goal' : null], [4, 8])]
  return can('unit') ? [figure, widget(['bar', 'unit', null], [4, 8])] : [figure]
}
