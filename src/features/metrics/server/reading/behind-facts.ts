import { type RawBuilder, sql } from 'kysely'
import { customerFields, type ToldFromFacts, toldFromFacts } from '../../domain/cuts.ts'
import { feedbackMeasures, invitedMeasures, type Measure } from '../../domain/measures.ts'

type Sql = RawBuilder<unknown>

/** To what facts are narrowed that is no part of them. */
export type Narrowing = { readonly [Dimension in ToldFromFacts]?: string | undefined }

/** The dimensions that something is narrowed to, each with its value. */
export const narrowedTo = (narrowing: Narrowing): readonly (readonly [ToldFromFacts, string])[] =>
  toldFromFacts.flatMap((one) => {
    const value = narrowing[one]
    return value === undefined ? [] : [[one, value] as const]
  })

/** What each dimension is in the relations that `joinedBehind` makes; of a group in a row of its own. */
const values: Readonly<Record<ToldFromFacts, Sql>> = {
  agent: sql`ticket.assignee_id`,
  hour: sql`to_char(voice.occurred_at at time zone coalesce((select time_zone from organisations limit 1), 'UTC'), 'HH24:00')`,
  touchpoint: sql`voice.touchpoint_id`,
  product: sql`voice.product_id`,
  group: sql`one_group.name`,
  membership: sql`standing.choices ->> 'membership'`,
  region: sql`standing.choices ->> 'region'`,
  lifecycle: sql`standing.choices ->> 'lifecycle'`,
}

/** The value of a dimension, as text. */
export const valueBehind = (dimension: ToldFromFacts): Sql => sql`(${values[dimension]})::text`

/** Whether what lies behind has a value; of groups, whether it is one of them. */
export function hasBehind(dimension: ToldFromFacts, value: string): RawBuilder<boolean> {
  if (dimension === 'group') return sql`${value} = any(standing.groups)`
  return sql`${valueBehind(dimension)} = ${value}`
}

const ofVoice = (dimension: ToldFromFacts): boolean => dimension !== 'agent'
const ofCustomer = (dimension: ToldFromFacts): boolean => ['group', ...customerFields].includes(dimension)

// What somebody was known to be when their voice came in; where they answered without one, when they were invited.
const standing = (customer: Sql, at: Sql) => sql`left join lateral (
  select groups, choices from customer_standings known where known.customer_id = ${customer} and known.since <= ${at}
  order by known.since desc limit 1) standing on true`

/** Joins to facts as `fact` what lies behind them, as far as a question is about it: leans on the keys of what is joined. */
export function joinedBehind(
  measures: readonly Measure[],
  asked: readonly ToldFromFacts[],
  by: string | null,
): Sql {
  if (asked.length === 0) return sql``
  const isOf = (few: readonly Measure[]) => measures.some((measure) => few.includes(measure))
  const [isVoice, isInvited] = [isOf(feedbackMeasures), isOf(invitedMeasures)]
  const invited = sql`left join questionnaire_invitations invited on invited.id = fact.subject_id`
  const ticket = sql`${isInvited ? invited : sql``} left join tickets ticket on ticket.id = ${isInvited ? sql`coalesce(invited.ticket_id, fact.subject_id)` : sql`fact.subject_id`}`
  const voice = sql`left join feedbacks voice on voice.id = ${isVoice ? sql`fact.subject_id` : sql`ticket.feedback_id`}`
  const customer = isInvited
    ? standing(
        sql`coalesce(voice.customer_id, invited.customer_id)`,
        sql`coalesce(voice.received_at, invited.invited_at)`,
      )
    : standing(sql`voice.customer_id`, sql`voice.received_at`)
  return sql.join(
    [
      ...(isVoice ? [] : [ticket]),
      ...(asked.some(ofVoice) ? [voice] : []),
      ...(asked.some(ofCustomer) ? [customer] : []),
      ...(by === 'group' ? [sql`left join lateral unnest(standing.groups) one_group(name) on true`] : []),
    ],
    sql` `,
  )
}

/** Whether a fact, as `p`, has all these values behind it. */
export function isBehind(measure: Measure, narrowing: ReturnType<typeof narrowedTo>): RawBuilder<boolean> {
  const joined = joinedBehind(
    [measure],
    narrowing.map(([dimension]) => dimension),
    null,
  )
  const all = narrowing.map(([dimension, value]) => hasBehind(dimension, value))
  return sql`exists (select from (select p.subject_id) fact ${joined} where ${sql.join(all, sql` and `)})`
}
