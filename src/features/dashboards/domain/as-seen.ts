import type { Cutting, Widget } from './board.ts'
import { type Days, lengthOf } from './periods.ts'
import { comparisonsFor } from './sense.ts'

/**
 * The widget as it is asked for a unit that has none below it: what stands by units stands by the people there, as far as the metrics
 * can be cut by them. A map has provinces and no people.
 */
export function asSeenInTeam(widget: Widget, cutByPerson: (metric: string) => boolean): Widget {
  if (widget.by !== 'unit' || widget.picture === 'map' || !widget.metrics.every(cutByPerson)) return widget
  const byPerson = { ...widget, by: 'agent' } as const
  const kept = comparisonsFor(byPerson).find((one) => one === widget.comparison) ?? null
  return { ...byPerson, comparison: kept }
}

/** So many points of a line can be told apart where a dashboard has room for it. */
export const mostPoints = 120
const days: readonly (readonly [by: Cutting, days: number])[] = [
  ['day', 1],
  ['week', 7],
  ['month', 30],
]

/** So many days stand in the weeks of a heat map: a year, wherever in a week it begins. */
const mostHeatDays = 371

/**
 * The widget as it is looked at for some days: the line of a long time goes by weeks, or months, where there would be too many points; the heat map of
 * more than a year by months.
 */
export function asSeenOver(widget: Widget, period: Days): Widget {
  if (widget.picture === 'heat') return lengthOf(period) <= mostHeatDays ? widget : { ...widget, by: 'month' }
  const asked = widget.picture === 'line' ? days.findIndex(([by]) => by === widget.by) : -1
  if (asked < 0) return widget
  const [by] = days.slice(asked).find(([, each]) => lengthOf(period) <= each * mostPoints) ?? ['month']
  return { ...widget, by }
}
