import type { DayClock } from '@huixiang/business-time/day-clock.ts'
import { dateOf } from '@huixiang/business-time/local-date.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import {
  feedbackMeasures,
  invitedMeasures,
  type Measure,
  ofCallback,
  ofClosure,
  openingBuckets,
} from '#features/metrics/domain/measures.ts'
import { shippedSettings } from '#features/metrics/domain/settings.ts'
import { dayOfMoment } from '#features/organisation/server/public/day-clock.ts'
import type { Split } from '../domain/codes.ts'
import type { Counted, Recipe } from '../domain/measured.ts'

/** When cells are asked for: `today` is the day of what is at this moment, since 1970-01-01. */
interface Asked {
  /** The first day of what is counted day by day, since 1970-01-01. */
  readonly from: number
  readonly today: number
  readonly clock: DayClock
  readonly now: number
  /** What cells are told apart by. */
  readonly splits: readonly Split[]
}

type Source = (asked: Asked) => RawBuilder<unknown>
interface Days {
  readonly first: string
  readonly last: string
}

const always: Days = { first: '0001-01-01', last: '9999-12-31' }
const daysOf = ({ from, today }: Asked): Days => ({ first: dateOf(from), last: dateOf(today) })

/** People and touchpoints are in no sum (docs/decisions/0041): they are told from the tickets and voices behind the points. */
const isToldFromFacts = (splits: readonly Split[]) =>
  splits.includes('agent') || splits.includes('touchpoint')
const behindTicket = sql`ticket.assignee_id as agent_id, voice.touchpoint_id`

function factsOf(measures: readonly Measure[], { first, last }: Days): RawBuilder<unknown> {
  const isOf = (those: readonly Measure[]) => measures.every((measure) => those.includes(measure))
  const ticketId = isOf(invitedMeasures)
    ? sql`coalesce((select ticket_id from questionnaire_invitations where id = point.subject_id), point.subject_id)`
    : sql`point.subject_id`
  const behind = isOf(feedbackMeasures)
    ? sql`cross join (select null::uuid as assignee_id) as ticket left join feedbacks as voice on voice.id = point.subject_id`
    : sql`left join tickets as ticket on ticket.id = ${ticketId} left join feedbacks as voice on voice.id = ticket.feedback_id`
  return sql`(select point.measure, point.day, point.org_unit_id, point.kind, point.label_id, point.channel, point.bucket, 1 as n,
    ${behindTicket} from metric_points as point ${behind}
    where point.measure = any(${measures}) and point.day between ${first}::date and ${last}::date)`
}

/** The narrowest of the counts that tell cells apart as is wished; beside units and kinds they know labels, channels, or both. */
function cubeFor(splits: readonly Split[], measures: readonly Measure[], days: Days): RawBuilder<unknown> {
  if (isToldFromFacts(splits)) return factsOf(measures, days)
  const [ofLabels, ofChannels] = [splits.includes('label'), splits.includes('channel')]
  if (ofLabels && ofChannels) return sql`metric_counts`
  const split = ofLabels ? 'label' : ofChannels ? 'channel' : 'unit'
  return sql`metric_counts_of(${split}, ${days.first}::date, ${days.last}::date)`
}

/** The columns of a cell, but for its measure, day, bucket and number. */
const columnsFor = (splits: readonly Split[]) =>
  isToldFromFacts(splits)
    ? sql`org_unit_id, kind, label_id, channel, agent_id, touchpoint_id`
    : sql`org_unit_id, kind, label_id, channel`

/** Yes or no of what the points of a measure say; those that say neither do not count. */
interface Said {
  readonly of: Measure
  readonly counts: RawBuilder<SqlBool>
  readonly yes: RawBuilder<SqlBool>
}

const bit = (one: number) => sql<SqlBool>`bucket & ${sql.lit(one)} <> 0`
const any = sql<SqlBool>`true`
const callback = (yes: number, no: number): Said => ({
  of: 'callback_owed',
  counts: bit(yes | no),
  yes: bit(yes),
})

const said = {
  solved: callback(ofCallback.solved, ofCallback.unsolved),
  satisfied: callback(ofCallback.satisfied, ofCallback.dissatisfied),
  closure: {
    of: 'opened',
    counts: sql`bucket <> ${sql.lit(openingBuckets.withdrawn)}`,
    yes: sql`bucket = ${sql.lit(openingBuckets.closed)}`,
  },
  reopening: { of: 'closed', counts: any, yes: bit(ofClosure.reopened) },
  improvement: { of: 'closed', counts: any, yes: bit(ofClosure.improved) },
  repeated: {
    of: 'repeat',
    counts: any,
    yes: sql`bucket between 1 and coalesce((select repeat_days from metric_settings order by version desc limit 1),
      ${sql.lit(shippedSettings.repeatDays)})`,
  },
} satisfies Partial<Record<Counted, Said>>

const isSaid = (measure: Counted): measure is keyof typeof said => measure in said

function cellsSaid(measure: keyof typeof said, asked: Asked): RawBuilder<unknown> {
  const { of, counts, yes }: Said = said[measure]
  return sql`(select ${sql.lit(measure)} as measure, day, ${columnsFor(asked.splits)}, (${yes})::int as bucket, n
    from ${cubeFor(asked.splits, [of], daysOf(asked))} as counted where measure = ${of} and ${counts})`
}

const voiceOfTicket = sql`left join feedbacks as voice on voice.id = ticket.feedback_id`

/** Where what is no metric of the overview is counted, in the same columns as the cube. */
const own: Partial<Record<Counted, Source>> = {
  open: ({
    today,
    splits,
  }) => sql`(select measure, ${dateOf(today)}::date as day, ${columnsFor(splits)}, bucket, n
    from ${cubeFor(splits, ['open'], always)} as counted where measure = 'open')`,
  queue: ({
    today,
  }) => sql`(select 'queue' as measure, ${dateOf(today)}::date as day, ticket.org_unit_id, ticket.kind,
    ticket.label_id, null::text as channel, 0 as bucket, 1 as n, ${behindTicket} from tickets as ticket ${voiceOfTicket}
    where ticket.ended_at is null and ticket.assignee_id is null)`,
  risky:
    () => sql`(select 'risky' as measure, point.day, point.org_unit_id, point.kind, point.label_id, point.channel,
    0 as bucket, 1 as n, voice.touchpoint_id from analyses
    join metric_points as point on point.measure = 'voices' and point.subject_id = analyses.feedback_id
    join feedbacks as voice on voice.id = analyses.feedback_id
    where analyses.current and analyses.risks <> '{}')`,
  group_event: ({
    clock,
  }) => sql`(select 'group_event' as measure, ${dayOfMoment(sql`alarmed_at`, clock)} as day,
    null::uuid as org_unit_id, null::text as kind, null::uuid as label_id, null::text as channel, 0 as bucket, 1 as n
    from group_events where alarmed_at is not null and merged_into is null)`,
  // What is neither tried nor due yet says nothing; what was cancelled before anybody tried was not owed.
  response: ({ clock, now }) => sql`(select 'response' as measure,
    ${dayOfMoment(sql`callback.requested_at`, clock)} as day,
    callback.org_unit_id, ticket.kind, ticket.label_id, null::text as channel, tried.yes::int as bucket, 1 as n, ${behindTicket}
    from callbacks as callback join tickets as ticket on ticket.id = callback.ticket_id ${voiceOfTicket}
    cross join lateral (select exists (select from callback_attempts where callback_id = callback.id)
      or exists (select from callback_messages where callback_id = callback.id) as yes) as tried
    where tried.yes or (callback.state <> 'cancelled' and callback.due_at <= ${new Date(now)}))`,
}

/** The cells of a recipe: those of the cube, what is said of them, or counted where nobody keeps them. */
export function cellsOf({ measures }: Pick<Recipe, 'measures'>, asked: Asked): RawBuilder<unknown> {
  const [first] = measures
  if (first === undefined) throw new Error('a recipe without a measure')
  if (isSaid(first)) return cellsSaid(first, asked)
  return own[first]?.(asked) ?? cubeFor(asked.splits, measures as readonly Measure[], daysOf(asked))
}

/** By which measure of the cube it is known how far the past of a recipe reaches; the others tell it themselves. */
export const pastOf = ({ measures }: Pick<Recipe, 'measures'>): readonly string[] | null => {
  const [first] = measures
  if (first === 'risky') return ['voices']
  if (first !== undefined && isSaid(first)) return [said[first].of]
  return first !== undefined && first in own ? null : measures
}
