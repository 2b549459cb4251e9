import { sql } from 'kysely'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { usualSpan } from '../../domain/rule.ts'
import type { Counted } from '../../domain/surge.ts'
import type { GroupEventsTables } from '../group-events.tables.ts'
import { inAnEvent } from '../voices-to-count.query.ts'

/** An event as it is settled. Times are milliseconds. */
export interface EventToSettle {
  readonly id: string
  readonly component: string
  readonly openedAt: number
  readonly since: number
  readonly needed: number
  readonly window: number
  readonly alarmed: boolean
  readonly closedAt: number | null
}

/** The events of components, those opened first first; merged ones are none of their own. */
export async function eventsOfComponents(
  db: ReadHandle,
  components: readonly string[],
): Promise<EventToSettle[]> {
  const rows = await db
    .tables<GroupEventsTables>()
    .selectFrom('group_events as event')
    .leftJoin('group_event_closures as closure', (join) =>
      join.onRef('closure.event_id', '=', 'event.id').on('closure.reopened_at', 'is', null),
    )
    .select(['event.id', 'event.component', 'event.opened_at', 'event.since', 'event.needed'])
    .select(['event.window_hours', 'event.alarmed_at', 'closure.at as closed_at'])
    .where(sql<boolean>`event.component = any(${components}::uuid[])`)
    .where('event.merged_into', 'is', null)
    .orderBy('event.opened_at')
    .orderBy('event.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    component: row.component as string,
    openedAt: row.opened_at.getTime(),
    since: row.since.getTime(),
    needed: row.needed,
    window: row.window_hours * 3_600_000,
    alarmed: row.alarmed_at !== null,
    closedAt: row.closed_at?.getTime() ?? null,
  }))
}

/** A voice of a component as it counts. */
export interface CountedVoice extends Counted {
  readonly id: string
  readonly fresh: boolean
  readonly before: readonly number[]
  readonly windows: number
}

/** Voices of a component between two moments, both included, the earliest first. */
export async function voicesBetween(
  db: ReadHandle,
  component: string,
  { from, to }: { from: number; to: number },
): Promise<CountedVoice[]> {
  const rows = await db
    .tables<GroupEventsTables>()
    .selectFrom('group_event_voices')
    .select(['feedback_id', 'at', 'speaker', 'saying', 'fresh', 'before', 'windows'])
    .where('component', '=', component)
    .where('at', '>=', new Date(from))
    .where('at', '<=', new Date(to))
    .orderBy('at')
    .orderBy('feedback_id')
    .execute()
  return rows.map(({ feedback_id, at, ...rest }) => ({
    ...rest,
    id: feedback_id,
    at: at.getTime(),
  }))
}

/** How many voices of a component there were in the weeks before a moment without being an event, and in the busiest window of them. */
export async function usualOfComponent(
  db: ReadHandle,
  component: string,
  { before, window }: { before: number; window: number },
): Promise<{ count: number; busiest: number }> {
  const { rows } = await sql<{ count: number; busiest: number }>`
    select coalesce(sum(n), 0)::int as count, coalesce(max(n), 0)::int as busiest from (
      select count(distinct saying) as n from group_event_voices as voice
      where not ${inAnEvent('voice.event_id')} and component = ${component} and at < ${new Date(before)} and at >= ${new Date(before - usualSpan)}
      group by floor(extract(epoch from ${new Date(before)}::timestamptz - at) * 1000 / ${window}::float8)) as windows`.execute(
    db.tables() as never,
  )
  return rows[0] ?? { count: 0, busiest: 0 }
}

/** What was touched, by component: between which moments. */
export async function touchedComponents(db: ReadHandle, feedbackIds: readonly string[]) {
  const { rows } = await sql<{ component: string; from: number; to: number }>`
    select component, (extract(epoch from min(at)) * 1000)::float8 as from, (extract(epoch from max(at)) * 1000)::float8 as to
    from group_event_voices where feedback_id = any(${feedbackIds}::uuid[]) and component is not null
    group by component order by component`.execute(db.tables() as never)
  return rows
}

/** The units in which the voices of an event were raised. */
export async function unitsOfEvent(db: ReadHandle, eventId: string): Promise<string[]> {
  const rows = await db
    .tables<GroupEventsTables & IntakeTables>()
    .selectFrom('group_event_voices as member')
    .innerJoin('feedbacks as voice', 'voice.id', 'member.feedback_id')
    .select('voice.org_unit_id')
    .distinct()
    .where('member.event_id', '=', eventId)
    .where('voice.org_unit_id', 'is not', null)
    .execute()
  return rows.map(({ org_unit_id }) => org_unit_id as string)
}

/** The components in which the voices of an event stand now, that of the most of them first. */
export async function membersByComponent(db: ReadHandle, eventId: string): Promise<string[]> {
  const rows = await db
    .tables<GroupEventsTables>()
    .selectFrom('group_event_voices')
    .select('component')
    .where('event_id', '=', eventId)
    .where('component', 'is not', null)
    .groupBy('component')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('component')
    .execute()
  return rows.map(({ component }) => component as string)
}
