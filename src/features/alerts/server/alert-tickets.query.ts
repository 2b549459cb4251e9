import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { feedbackMeasures, invitedMeasures } from '#features/metrics/domain/measures.ts'
import type { MetricsTables } from '#features/metrics/server/metrics.tables.ts'
import { countingBelow } from '#features/taxonomy/server/public/label-succession.ts'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { ticketsOfAlert } from '../contract/reading.ts'
import type { Watched } from '../domain/codes.ts'
import { recipes } from '../domain/recipes.ts'
import { type ItemRow, itemRows, reachedSegments } from './alert-items.ts'
import type { AlertsTables, JudgedSegment } from './alerts.tables.ts'
import { unitsBelow } from './parts.query.ts'
import { withRecipe } from './rule-recipes.ts'
import { seenUnits } from './seen-units.query.ts'
import { unitsOf } from './segments.ts'
import { tiedTickets } from './tied-tickets.query.ts'
import { mayHandle } from './visibility.ts'

const mostTickets = 20

/** The points that made a metric worse. */
const against: Readonly<Record<Watched, RawBuilder<SqlBool>>> = {
  complaints: sql`point.kind = 'complaint'`,
  complaint_rate: sql`point.kind = 'complaint'`,
  negative_share: sql`point.bucket = 1`,
  voices: sql`true`,
  // Of what did not come there is nothing.
  silence: sql`false`,
  // Group events have a page of their own, with their tickets.
  group_events: sql`false`,
  risky_voices: sql`exists (select from analyses where feedback_id = point.subject_id and current and risks <> '{}')`,
  nps: sql`point.bucket <= 6`,
  csat: sql`point.bucket <= 3`,
  callback_satisfaction: sql`point.bucket = 0`,
  first_contact_resolution: sql`point.bucket = 0`,
  clocks_met: sql`point.bucket = 0`,
  response: sql`not exists (select from callback_attempts as attempt join callbacks on callbacks.id = attempt.callback_id
    where callbacks.ticket_id = point.subject_id)`,
  // Who was not satisfied with whom is kept from whose work it checks.
  solved: sql`false`,
  satisfied: sql`false`,
  ces: sql`point.bucket > 300`,
  csi: sql`point.bucket < 500`,
  repeat_complaint_rate: sql`point.bucket > 0`,
  reopened: sql`true`,
  reopening_rate: sql`point.bucket & 1 <> 0`,
  closure_rate: sql`point.bucket = 0`,
  improvement_share: sql`point.bucket & 2 = 0`,
  first_contact: sql`true`,
  resolution: sql`true`,
  time_to_action: sql`true`,
  clocks_at_risk: sql`point.bucket > 0`,
  queue: sql`exists (select from tickets as waits where waits.id = point.subject_id and waits.assignee_id is null)`,
}

/** The points among which the tickets are, where those that are counted are none. */
const pointsOf: Partial<Record<Watched, readonly string[]>> = {
  risky_voices: ['voices'],
  response: ['callback', 'open', 'resolution'],
  queue: ['open'],
  repeat_complaint_rate: ['repeat'],
  reopening_rate: ['closed'],
  closure_rate: ['opened'],
  improvement_share: ['closed'],
}

type Alert = ItemRow & Pick<AlertsTables['alert_rules'], 'unit_id'>

const measuresOf = (watched: Watched): readonly string[] => pointsOf[watched] ?? recipes[watched].measures

const isWatched = (metric: string): metric is Watched => Object.hasOwn(recipes, metric)

/** What an alert watches; of a made metric what it is made of, as far as something can make that worse. */
async function watchedIn(read: ReadHandle, alert: Alert): Promise<readonly Watched[]> {
  if (alert.watched !== 'made') return [alert.watched]
  const { made } = await withRecipe(read, alert)
  return made?.parts.filter(isWatched) ?? []
}

/** Where points of voices and of invited people lead to their tickets; those of others are of tickets themselves. */
function ticketOfPoint(watched: Watched): RawBuilder<string> {
  const isOf = (those: readonly string[]) => measuresOf(watched).every((measure) => those.includes(measure))
  if (isOf(feedbackMeasures))
    return sql`(select link.ticket_id from ticket_feedbacks as link where link.feedback_id = point.subject_id limit 1)`
  return isOf(invitedMeasures)
    ? sql`coalesce((select ticket_id from questionnaire_invitations where id = point.subject_id), point.subject_id)`
    : sql`point.subject_id`
}

type Rule = Pick<AlertsTables['alert_rules'], 'split' | 'unit_id'> & { readonly watched: Watched }
/** A segment and its days. */
type Span = Pick<JudgedSegment, 'key' | 'from' | 'to'>

/** Points of one segment, on its days. */
async function ofSegment(
  read: ReadHandle,
  rule: Rule,
  { key, from, to }: Span,
): Promise<RawBuilder<SqlBool>> {
  const unitIds =
    rule.split === 'unit' ? (await unitsBelow(read, key)).order : await unitsOf(read, rule.unit_id)
  // What is at this moment began on any day.
  const conditions = recipes[rule.watched].level
    ? [sql<SqlBool>`true`]
    : [sql<SqlBool>`point.day between ${from}::date and ${to}::date`]
  if (unitIds !== null) conditions.push(sql`point.org_unit_id = any(${unitIds}::uuid[])`)
  if (rule.split === 'label') conditions.push(sql`point.label_id in ${countingBelow([key])}`)
  if (rule.split === 'channel') conditions.push(sql`point.channel = ${key}`)
  if (rule.split === 'kind') conditions.push(sql`point.kind = ${key}`)
  if (rule.split === 'agent')
    conditions.push(
      sql`exists (select from tickets as own where own.id = ${ticketOfPoint(rule.watched)} and own.assignee_id = ${key}::uuid)`,
    )
  if (rule.split === 'touchpoint')
    conditions.push(
      sql`exists (select from tickets as own join feedbacks as voice on voice.id = own.feedback_id
        where own.id = ${ticketOfPoint(rule.watched)} and voice.touchpoint_id = ${key}::uuid)`,
    )
  return sql`(${sql.join(conditions, sql` and `)})`
}

/** The tickets of the points that made one figure worse, in the segments of an alert. */
async function ticketsAgainst(
  read: ReadHandle,
  rule: Rule,
  segments: readonly Span[],
): Promise<RawBuilder<SqlBool>> {
  const inSegments = await Promise.all(segments.map((one) => ofSegment(read, rule, one)))
  return sql`tickets.id in (select ${ticketOfPoint(rule.watched)} from metric_points as point
    where point.measure = any(${measuresOf(rule.watched)}) and ${against[rule.watched]} and (${sql.join(inSegments, sql` or `)}))`
}

/** The tickets behind the figures of an alert. */
async function behind({ read, actor }: QueryContext, alert: Alert) {
  const seen = await seenUnits(read, actor, alert.unit_ids)
  const { segments } = reachedSegments(alert.segments, (key) => alert.split !== 'unit' || seen.has(key))
  const figures = await watchedIn(read, alert)
  if (segments.length === 0 || figures.length === 0) return []
  const { split, unit_id } = alert
  const found = await Promise.all(
    figures.map((watched) => ticketsAgainst(read, { watched, split, unit_id }, segments)),
  )
  return (
    read
      .tables<MetricsTables & TicketsTables>()
      .selectFrom('tickets')
      .select(['id', 'number', 'title', 'state', 'version', 'assignee_id', 'ended_at'])
      .where(ticketInReach(actor))
      .where(sql<boolean>`(${sql.join(found, sql` or `)})`)
      // What nobody has comes first: it can be dispatched at once.
      .orderBy(sql`ended_at is null and assignee_id is null`, 'desc')
      .orderBy('opened_at', 'desc')
      .orderBy('id')
      .limit(mostTickets + 1)
      .execute()
  )
}

export const alertTickets = query(ticketsOfAlert, async (context, { alertId }) => {
  const { read, actor } = context
  const alert = await itemRows(read, actor)
    .select('rule.unit_id')
    .where('alerts.id', '=', alertId)
    .executeTakeFirst()
  if (alert === undefined) throw new Refusal('alerts.notFound', 'missing')
  const rows = await behind(context, alert)
  return {
    items: rows.slice(0, mostTickets).map(({ assignee_id, ended_at, ...ticket }) => ({
      ...ticket,
      open: ended_at === null,
      assigneeId: assignee_id,
    })),
    more: rows.length > mostTickets,
    linked: await tiedTickets(read, actor, alert.id),
    can: { link: await mayHandle(context, alert.id) },
  }
})
