import { pointsLink } from '#features/metrics/web/public/points-link.ts'
import { pointsOf } from '#features/metrics/web/public/points-of.ts'
import { timeCuttings, type Widget } from '../../domain/board.ts'
import { daysOfCampaign } from '../../domain/campaign-days.ts'
import { type Days, daysOfStretch } from '../../domain/periods.ts'
import type { Scope } from '../../domain/questions.ts'
import type { ShownRow } from '../../domain/shown-shape.ts'

type Cut = Record<string, string | number>

/** What opens behind a figure: the board for a unit, or the list of the single things counted. */
export type Behind = { readonly unitId: string } | { readonly address: string }

/** What has to be known to go further down. */
export interface Ground {
  readonly scope: Scope
  /** Whether units hang below this one. */
  hasUnitsBelow(unitId: string): boolean
  /** Whether a metric can be cut by the people who handle. */
  cutByPerson(metric: string): boolean
}

/** What a row of a widget is narrowed to, as the list of points takes it. */
function cutOf({ by, filters }: Widget, row: ShownRow | null): Cut {
  const key = row?.key ?? null
  const { kind, channel, labelId } = filters
  const cut: Cut = {}
  if (kind !== undefined) cut.kind = kind
  if (channel !== undefined) cut.channel = channel
  if (labelId !== undefined) cut.labelId = labelId
  if (key !== null && by === 'unit') cut.unitId = key
  if (key !== null && by === 'label') cut.labelId = key
  if (key !== null && (by === 'kind' || by === 'channel' || by === 'agent' || by === 'touchpoint'))
    cut[by] = key
  return cut
}

/** Within the period: a week that begins before it is asked from its first day on. Null where the days lie apart. */
function daysBehind({ by }: Widget, row: ShownRow | null, { from, to, marks }: Scope): Days | null {
  if (row?.key == null) return { from, to }
  if (by === 'campaign') return daysOfCampaign(marks, row.key, { from, to })
  const days = timeCuttings.includes(by) ? daysOfStretch(row.key) : null
  if (days === null) return { from, to }
  return { from: days.from < from ? from : days.from, to: days.to > to ? to : days.to }
}

/** The unit that a row opens the board for: one with units below it, or a team, whose people stand in its place then. */
function unitBehind({ by, picture, metrics }: Widget, row: ShownRow | null, ground: Ground): string | null {
  if (by !== 'unit' || row?.key == null || row.key === ground.scope.unitId) return null
  const showsPeople = picture !== 'map' && metrics.every((metric) => ground.cutByPerson(metric))
  return ground.hasUnitsBelow(row.key) || showsPeople ? row.key : null
}

/** What lies behind a row of a widget, or behind its whole figure; null where there is nothing to open. */
export function behindOf(widget: Widget, row: ShownRow | null, ground: Ground): Behind | null {
  const { scope } = ground
  const unitId = unitBehind(widget, row, ground)
  if (unitId !== null) return { unitId }
  const steps = widget.picture === 'funnel' && row?.key != null
  const points = pointsOf((steps ? row.key : widget.metrics[0]) ?? '')
  // What is not known, and what is no list, has nothing behind it.
  if (points === null || widget.comparison === 'distribution' || (row !== null && row.key === null))
    return null
  const days = daysBehind(widget, row, scope)
  if (days === null) return null
  const tree: Cut = scope.tree === 'now' ? { tree: 'now' } : {}
  const cut = { ...points.cut, ...(steps ? {} : cutOf(widget, row)), ...tree }
  return { address: pointsLink(points.measure, { ...days, unitId: scope.unitId }, cut) }
}
