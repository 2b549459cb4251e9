import { pointsLink } from '#features/metrics/web/public/points-link.ts'
import { type PointsOfMetric, pointsOf } from '#features/metrics/web/public/points-of.ts'
import { type Cutting, ofVoice, timeCuttings, type Widget } from '../../domain/board.ts'
import { daysOfCampaign } from '../../domain/campaign-days.ts'
import { type Days, daysOfStretch } from '../../domain/periods.ts'
import { type EventMark, narrowedIn, type Scope } from '../../domain/questions.ts'
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
  /** The metrics that one was made of; none of one that ships. */
  partsOf(metric: string): readonly string[]
  /** How much of what is narrowed so a mark is about. */
  coverage(mark: EventMark, narrowed: ReturnType<typeof narrowedIn>): 'all' | 'part' | 'none'
}

/** What the list of points calls as the cut does. */
const listedBy: readonly Cutting[] = ['kind', 'channel', 'agent', 'hour', 'weekday', 'touchpoint', ...ofVoice]

/** What a row of a widget is narrowed to, as the list of points takes it. */
function cutOf({ by, filters }: Widget, row: ShownRow | null): Cut {
  const key = row?.key ?? null
  const cut: Cut = {}
  for (const [field, value] of Object.entries(filters)) if (value !== undefined) cut[field] = value
  if (key !== null && by === 'unit') cut.unitId = key
  if (key !== null && by === 'label') cut.labelId = key
  if (key !== null && listedBy.includes(by)) cut[by] = key
  return cut
}

const within = (days: Days, { from, to }: Days): Days => ({
  from: days.from < from ? from : days.from,
  to: days.to > to ? to : days.to,
})

/** What a mark is about alone. */
function cutOfMark({ unitId, split, segment }: EventMark): Cut {
  const ofUnit: Cut = unitId === null ? {} : { unitId }
  return split === null || segment === null
    ? ofUnit
    : { ...ofUnit, [split === 'label' ? 'labelId' : split]: segment }
}

interface Stretch {
  readonly days: Days
  readonly cut: Cut
}

/** A campaign for all that the widget counts leaves days to those that began later; one for a part of it has all of its own. */
function campaignBehind(widget: Widget, id: string, { scope, coverage }: Ground): Stretch | null {
  const own = scope.marks.find((mark) => mark.id === id)
  const covering = (mark: EventMark) => coverage(mark, narrowedIn(widget, scope))
  if (own === undefined || covering(own) === 'none') return null
  if (covering(own) === 'part') return { days: within(own, scope), cut: cutOfMark(own) }
  const sharing = scope.marks.filter((mark) => covering(mark) === 'all')
  const days = daysOfCampaign(sharing, id, { from: scope.from, to: scope.to })
  return days && { days, cut: {} }
}

/** Within the period: a week that begins before it is asked from its first day on. Null where the days lie apart. */
function stretchBehind(widget: Widget, row: ShownRow | null, ground: Ground): Stretch | null {
  const { from, to } = ground.scope
  const key = row?.key ?? null
  if (widget.by === 'campaign' && key !== null) return campaignBehind(widget, key, ground)
  const days = key !== null && timeCuttings.includes(widget.by) ? daysOfStretch(key) : null
  return { days: days === null ? { from, to } : within(days, { from, to }), cut: {} }
}

/** The unit that a row opens the board for: one with units below it, or a team, whose people stand in its place then. */
function unitBehind({ by, picture, metrics }: Widget, row: ShownRow | null, ground: Ground): string | null {
  if (by !== 'unit' || row?.key == null || row.itself || row.key === ground.scope.unitId) return null
  const showsPeople = picture !== 'map' && metrics.every((metric) => ground.cutByPerson(metric))
  return ground.hasUnitsBelow(row.key) || showsPeople ? row.key : null
}

/** The list behind a metric; of one that was made of others its page has the lists of its parts. */
function listBehind(metric: string, { partsOf }: Ground): PointsOfMetric | null {
  const lists = partsOf(metric).flatMap((part) => pointsOf(part) ?? [])
  // What stands open now has no period, which the others need.
  const first = lists.find(({ measure }) => measure !== 'open') ?? lists[0]
  return first === undefined ? pointsOf(metric) : { measure: first.measure, cut: { made: metric } }
}

/** What lies behind a row of a widget, or behind its whole figure; null where there is nothing to open. */
export function behindOf(widget: Widget, row: ShownRow | null, ground: Ground): Behind | null {
  const { scope } = ground
  const unitId = unitBehind(widget, row, ground)
  if (unitId !== null) return { unitId }
  const steps = widget.picture === 'funnel' && row?.key != null
  const points = listBehind((steps ? row.key : widget.metrics[0]) ?? '', ground)
  // What is not known, and what is no list, has nothing behind it.
  if (points === null || widget.comparison === 'distribution' || (row !== null && row.key === null))
    return null
  const stretch = stretchBehind(widget, row, ground)
  if (stretch === null) return null
  const tree: Cut = scope.tree === 'now' ? { tree: 'now' } : {}
  const cut = { ...points.cut, ...(steps ? {} : cutOf(widget, row)), ...stretch.cut, ...tree }
  return { address: pointsLink(points.measure, { ...stretch.days, unitId: scope.unitId }, cut) }
}
