import { useNavigate } from 'react-router'
import type { Period } from '#features/metrics/web/public/period.ts'
import { pointsLink } from '#features/metrics/web/public/points-link.ts'
import { pointsOf } from '#features/metrics/web/public/points-of.ts'
import { useUnits } from '#features/staff/web/public/unit-names.ts'
import { timeCuttings, type Widget } from '../../domain/board.ts'
import { daysOfStretch } from '../../domain/periods.ts'
import type { ShownRow } from '../../domain/shown-shape.ts'

type Cut = Record<string, string | number>

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

/** Within the period: a week that begins before it is asked from its first day on. */
function daysBehind(widget: Widget, row: ShownRow | null, period: Period) {
  const days = row?.key != null && timeCuttings.includes(widget.by) ? daysOfStretch(row.key) : null
  if (days === null) return { from: period.from, to: period.to }
  return {
    from: days.from < period.from ? period.from : days.from,
    to: days.to > period.to ? period.to : days.to,
  }
}

/** What opens behind a figure: a unit opens one level deeper; where there is none, and behind all others, the single things counted. */
export function useBehind(period: Period): (widget: Widget, row: ShownRow | null) => (() => void) | null {
  const navigate = useNavigate()
  const units = useUnits()
  return (widget, row) => {
    const unitId = widget.by === 'unit' ? (row?.key ?? null) : null
    if (unitId !== null && unitId !== period.unitId && units.some(({ parentId }) => parentId === unitId))
      return () => period.set({ unitId })
    const steps = widget.picture === 'funnel' && row?.key != null
    const points = pointsOf((steps ? row.key : widget.metrics[0]) ?? '')
    // What is not known, and what is no list, has nothing behind it.
    if (points === null || widget.comparison === 'distribution' || (row !== null && row.key === null))
      return null
    // The days of a campaign may lie apart; the list takes one stretch.
    if (row !== null && widget.by === 'campaign') return null
    const cut = steps ? points.cut : { ...points.cut, ...cutOf(widget, row) }
    const days = daysBehind(widget, row, period)
    return () => void navigate(pointsLink(points.measure, { ...period, ...days }, cut))
  }
}
