import type { Widget } from './board.ts'
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
