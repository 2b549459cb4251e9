import { sql } from 'kysely'
import type { AlertsTables } from '#features/alerts/server/alerts.tables.ts'
import type { ClocksTables } from '#features/clocks/server/clocks.tables.ts'
import type { GroupEventsTables } from '#features/group-events/server/group-events.tables.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { JointHandlingTables } from '#features/joint-handling/server/joint-handling.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Instants } from '../domain/climbing.ts'
import type { Matter, Subject } from '../domain/codes.ts'

/** A matter as it stands now, whatever was heard of it before. Times are milliseconds. */
export interface Standing extends Subject {
  readonly ticketId: string | null
  /** It is owed and counts: neither met nor over, and not standing still. */
  readonly runs: boolean
  readonly instants: Instants
  readonly dueAt: number | null
  /** Since when an alert is open; its time is what its ladder gives it. */
  readonly openSince: number | null
  readonly policyId: string | null
  readonly urgency: 'urgent' | 'ordinary' | null
  readonly obligation: string | null
  /** Who has it; null where nobody does. */
  readonly holderId: string | null
  readonly unitIds: readonly string[]
}

const ms = (at: Date | null) => at?.getTime() ?? null
const upTo = (level: number, share: number, at: Date | null) => (level >= share ? ms(at) : null)

/** How these stand; what is unknown is left out. */
export async function standingsOf(db: ReadHandle, subjects: readonly Subject[]): Promise<Standing[]> {
  const idsOf = (matter: Matter) => subjects.filter((one) => one.matter === matter).map(({ id }) => id)
  return [
    ...(await clocksAmong(db, idsOf('clock'))),
    ...(await jointTasksAmong(db, idsOf('joint_task'))),
    ...(await groupEventsAmong(db, idsOf('group_event'))),
    ...(await alertsAmong(db, idsOf('alert'))),
  ]
}

/** A clock counts what it has spoken of; the rest it says itself when its time comes. */
async function clocksAmong(db: ReadHandle, ids: readonly string[]): Promise<Standing[]> {
  if (ids.length === 0) return []
  const rows = await db
    .tables<ClocksTables & TicketsTables>()
    .selectFrom('clocks as clock')
    .innerJoin('tickets', 'tickets.id', 'clock.ticket_id')
    .select(['clock.id', 'clock.ticket_id', 'clock.obligation', 'clock.policy_id', 'clock.urgency'])
    .select(['clock.state', 'clock.level', 'clock.warn_50_at', 'clock.warn_80_at', 'clock.due_at'])
    .select(['clock.ended_at', 'tickets.assignee_id', 'tickets.org_unit_id'])
    .where('clock.id', 'in', [...ids])
    .execute()
  return rows.map((row) => ({
    matter: 'clock' as const,
    id: row.id,
    ticketId: row.ticket_id,
    runs: row.ended_at === null && row.state !== 'paused',
    instants: {
      50: upTo(row.level, 50, row.warn_50_at),
      80: upTo(row.level, 80, row.warn_80_at),
      100: upTo(row.level, 100, row.due_at),
    },
    dueAt: ms(row.due_at),
    openSince: null,
    policyId: row.policy_id,
    urgency: row.urgency as Standing['urgency'],
    obligation: row.obligation,
    holderId: row.assignee_id,
    unitIds: [row.org_unit_id],
  }))
}

async function jointTasksAmong(db: ReadHandle, ids: readonly string[]): Promise<Standing[]> {
  if (ids.length === 0) return []
  const rows = await db
    .tables<JointHandlingTables & TicketsTables>()
    .selectFrom('joint_tasks as task')
    .innerJoin('tickets', 'tickets.id', 'task.ticket_id')
    .select(['task.id', 'task.ticket_id', 'task.state', 'task.warn_50_at', 'task.warn_80_at', 'task.due_at'])
    .select(['task.assignee_id', 'task.org_unit_id', 'tickets.urgency'])
    .where('task.id', 'in', [...ids])
    .execute()
  return rows.map((row) => {
    const dueAt = row.due_at instanceof Date ? row.due_at.getTime() : null
    return {
      matter: 'joint_task' as const,
      id: row.id,
      ticketId: row.ticket_id,
      runs: dueAt !== null && (row.state === 'sent' || row.state === 'accepted'),
      instants: { 50: ms(row.warn_50_at), 80: ms(row.warn_80_at), 100: dueAt },
      dueAt,
      openSince: null,
      policyId: null,
      urgency: row.urgency,
      obligation: null,
      holderId: row.assignee_id,
      unitIds: [row.org_unit_id],
    }
  })
}

/** Its units are those that its voices were raised in. */
async function groupEventsAmong(db: ReadHandle, ids: readonly string[]): Promise<Standing[]> {
  if (ids.length === 0) return []
  const rows = await db
    .tables<GroupEventsTables & IntakeTables>()
    .selectFrom('group_events as event')
    .select(['event.id', 'event.alarmed_at', 'event.merged_into'])
    .select(
      sql<boolean>`exists (select from group_event_closures as closure
        where closure.event_id = event.id and closure.reopened_at is null)`.as('closed'),
    )
    .select(
      sql<string[]>`array(select distinct feedbacks.org_unit_id from group_event_voices as voice
        join feedbacks on feedbacks.id = voice.feedback_id
        where voice.event_id = event.id and feedbacks.org_unit_id is not null)`.as('unit_ids'),
    )
    .where('event.id', 'in', [...ids])
    .execute()
  return rows.map((row) => ({
    matter: 'group_event' as const,
    id: row.id,
    ticketId: null,
    runs: row.alarmed_at !== null && row.merged_into === null && !row.closed,
    instants: { 50: null, 80: null, 100: null },
    dueAt: null,
    openSince: ms(row.alarmed_at),
    policyId: null,
    urgency: null,
    obligation: null,
    holderId: null,
    unitIds: row.unit_ids,
  }))
}

/** An alert that was ended, or rests, asks nobody. */
async function alertsAmong(db: ReadHandle, ids: readonly string[]): Promise<Standing[]> {
  if (ids.length === 0) return []
  const rows = await db
    .tables<AlertsTables>()
    .selectFrom('alerts')
    .select(['id', 'unit_ids'])
    // What it rested does not count.
    .select(
      sql<Date>`opened_at + coalesce((select sum(ended_at - at) from alert_snoozes
        where alert_id = alerts.id and ended_at is not null), interval '0')`.as('open_since'),
    )
    // Whoever has left has nothing to answer for any more.
    .select(
      sql<string | null>`(select person.id from people as person
        where person.id = alerts.owner_id and person.status = 'active')`.as('owner_id'),
    )
    .select(
      sql<boolean>`merged_into is null and not exists (select from alert_closures where alert_id = alerts.id)
        and not exists (select from alert_snoozes where alert_id = alerts.id and ended_at is null)`.as(
        'runs',
      ),
    )
    .where('id', 'in', [...ids])
    .execute()
  return rows.map((row) => ({
    matter: 'alert' as const,
    id: row.id,
    ticketId: null,
    runs: row.runs,
    instants: { 50: null, 80: null, 100: null },
    dueAt: null,
    openSince: ms(row.open_since),
    policyId: null,
    urgency: null,
    obligation: null,
    holderId: row.owner_id,
    unitIds: row.unit_ids,
  }))
}
