import { dateOf } from '@huixiang/business-time/local-date.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Split } from '../domain/codes.ts'
import type { Recipe } from '../domain/measured.ts'

/** When cells are asked for: `today` is the day of what is at this moment, since 1970-01-01. */
interface Asked {
  /** The first day of what is counted day by day, since 1970-01-01. */
  readonly from: number
  readonly today: number
  readonly timeZone: string
  readonly now: number
  /** What cells are told apart by. */
  readonly splits: readonly Split[]
}

type Source = (asked: Asked) => RawBuilder<unknown>

const always = { first: '0001-01-01', last: '9999-12-31' }

/** The narrowest of the counts that tell cells apart as is wished; beside units and kinds they know labels, channels, or both. */
function cubeFor(splits: readonly Split[], days: { first: string; last: string }): RawBuilder<unknown> {
  const [ofLabels, ofChannels] = [splits.includes('label'), splits.includes('channel')]
  if (ofLabels && ofChannels) return sql`metric_counts`
  const split = ofLabels ? 'label' : ofChannels ? 'channel' : 'unit'
  return sql`metric_counts_of(${split}, ${days.first}::date, ${days.last}::date)`
}

/** Where what is no metric of the overview is counted, in the same columns as the cube. */
const own: Partial<Record<Recipe['measures'][number], Source>> = {
  open: ({
    today,
    splits,
  }) => sql`(select measure, ${dateOf(today)}::date as day, org_unit_id, kind, label_id, channel, bucket, n
    from ${cubeFor(splits, always)} where measure = 'open')`,
  queue: ({
    today,
  }) => sql`(select 'queue' as measure, ${dateOf(today)}::date as day, org_unit_id, kind, label_id,
    null::text as channel, 0 as bucket, 1 as n from tickets where ended_at is null and assignee_id is null)`,
  risky:
    () => sql`(select 'risky' as measure, point.day, point.org_unit_id, point.kind, point.label_id, point.channel,
    0 as bucket, 1 as n from analyses
    join metric_points as point on point.measure = 'voices' and point.subject_id = analyses.feedback_id
    where analyses.current and analyses.risks <> '{}')`,
  group_event: ({
    timeZone,
  }) => sql`(select 'group_event' as measure, (alarmed_at at time zone ${timeZone})::date as day,
    null::uuid as org_unit_id, null::text as kind, null::uuid as label_id, null::text as channel, 0 as bucket, 1 as n
    from group_events where alarmed_at is not null and merged_into is null)`,
  // What is neither tried nor due yet says nothing; what was cancelled before anybody tried was not owed.
  response: ({
    timeZone,
    now,
  }) => sql`(select 'response' as measure, (callback.requested_at at time zone ${timeZone})::date as day,
    callback.org_unit_id, tickets.kind, tickets.label_id, null::text as channel, tried.yes::int as bucket, 1 as n
    from callbacks as callback join tickets on tickets.id = callback.ticket_id
    cross join lateral (select exists (select from callback_attempts where callback_id = callback.id)
      or exists (select from callback_messages where callback_id = callback.id) as yes) as tried
    where tried.yes or (callback.state <> 'cancelled' and callback.due_at <= ${new Date(now)}))`,
}

/** The cells of a recipe: those of the cube, or counted where nobody keeps them. */
export function cellsOf({ measures }: Pick<Recipe, 'measures'>, asked: Asked): RawBuilder<unknown> {
  const source = own[measures[0] as Recipe['measures'][number]]
  return source === undefined
    ? cubeFor(asked.splits, { first: dateOf(asked.from), last: dateOf(asked.today) })
    : source(asked)
}

/** By which measure of the cube it is known how far the past of a recipe reaches; the others tell it themselves. */
export const pastOf = ({ measures }: Pick<Recipe, 'measures'>): readonly string[] | null => {
  const [first] = measures
  if (first === 'risky') return ['voices']
  return first !== undefined && first in own ? null : measures
}
