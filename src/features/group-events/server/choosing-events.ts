import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { planSearch } from '#features/analysis/server/public/feedback-search.ts'
import { voiceByNumber } from '#features/intake/server/public/voice-by-number.ts'
import type { QueryContext } from '#platform/server/command.ts'
import type { groupEventFilters } from '../contract/reading.ts'
import { seenMembers } from './visibility.ts'

type Asker = Pick<QueryContext, 'read' | 'actor'>
type Filters = z.output<typeof groupEventFilters>

// A day is a day of the organisation, not of the server.
const startOf = (day: string, plus = 0) =>
  sql`((${day}::date + ${plus}::int)::timestamp at time zone coalesce((select time_zone from organisations limit 1), 'Asia/Shanghai'))`

const eventNumber = /^ge-?0*(\d+)$/i

/** Events found by their number, by that of one of their voices, or by the words of one that the actor sees. */
async function found({ read, actor }: Asker, typed: string): Promise<RawBuilder<unknown>> {
  const number = eventNumber.exec(typed)?.[1]
  if (number !== undefined) return sql`event.number = ${`GE-${number.padStart(5, '0')}`}`
  const numbered = voiceByNumber(typed)
  if (numbered !== null)
    return sql`exists (select ${seenMembers(actor)} and member.feedback_id = ${numbered})`
  const plan = await planSearch(read, typed)
  if (plan === null) return sql`false`
  return sql`exists (select ${seenMembers(actor)} and member.feedback_id in (select feedback_id from ${plan.found} as found))`
}

const belowUnit = (unit: string) => sql`voice.org_unit_id in (
  with recursive below as (
    select id from org_units where id = ${unit}
    union all select child.id from org_units child join below on child.parent_id = below.id
  ) select id from below)`

/** The conditions of a choice, each beginning with `and`. */
export async function conditionsOf(context: Asker, filters: Filters): Promise<RawBuilder<unknown>> {
  const { q, state, unit, from, to } = filters
  const conditions = [
    ...(q ? [await found(context, q)] : []),
    ...(state.length === 1 ? [sql`(closure.event_id is not null) = ${state[0] === 'closed'}`] : []),
    ...(unit === undefined
      ? []
      : [sql`exists (select ${seenMembers(context.actor)} and ${belowUnit(unit)})`]),
    ...(from === undefined ? [] : [sql`event.opened_at >= ${startOf(from)}`]),
    ...(to === undefined ? [] : [sql`event.opened_at < ${startOf(to, 1)}`]),
  ]
  return sql`${sql.join(
    conditions.map((one) => sql`and ${one}`),
    sql` `,
  )}`
}

/** Open ones first, the newest first. */
export const listOrder = sql`order by (closure.event_id is not null), event.opened_at desc, event.id desc`
