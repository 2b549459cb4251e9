import { daysBy } from '@huixiang/business-time/day-clock.ts'
import { median } from '@huixiang/cx-stats/quantile.ts'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { MetricsTables } from '#features/metrics/server/metrics.tables.ts'
import { figuresCountedAnew } from '#features/metrics/server/public/counting.ts'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import { dueSoonMs } from '#features/tickets/server/public/due-soon.ts'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { wallboard } from '../contract/wallboard.ts'
import { loadsOf } from './assignments.query.ts'
import type { DispatchTables } from './dispatch.tables.ts'
import { peopleUnder } from './roster.query.ts'

type Tables = TicketsTables & DispatchTables & MetricsTables

/** The condition that a ticket lies under a unit; all do where none is chosen. */
const under = (unitId: string | undefined) =>
  unitId === undefined
    ? sql<boolean>`true`
    : sql<boolean>`${unitId}::uuid = any(array[tickets.unit_1, tickets.unit_2, tickets.unit_3, tickets.unit_4, tickets.unit_5, tickets.unit_6])`

/** Only what the reader may give to somebody is on their wall. */
function onTheWall<Q extends SelectQueryBuilder<Tables, 'tickets', object>>(
  tickets: Q,
  { actor, unitId }: { actor: QueryContext['actor']; unitId: string | undefined },
) {
  return tickets.where(ticketInReach(actor, 'dispatch.assign')).where(under(unitId))
}

/** What waits, by the unit it waits for; costs what the queue is long. */
function waitingByUnit({ read, actor }: QueryContext, unitId: string | undefined) {
  return onTheWall(read.tables<Tables>().selectFrom('tickets'), { actor, unitId })
    .innerJoin('dispatch_queue as queue', 'queue.ticket_id', 'tickets.id')
    .select([
      'queue.unit_id as unitId',
      sql<number>`count(*)::int`.as('waiting'),
      sql<number>`(count(*) filter (where queue.urgent))::int`.as('urgent'),
      sql<Date>`min(queue.since)`.as('longestSince'),
    ])
    .groupBy('queue.unit_id')
    .execute()
}

/**
 * What is due soon or over, by unit and by who holds it. A missed clock stays due until it is met, so that one range of tickets_due has
 * both; the backlog that is not due costs nothing.
 */
async function dueNow({ read, actor, now }: QueryContext, unitId: string | undefined) {
  const soon = new Date(now + (await dueSoonMs(read)))
  return onTheWall(read.tables<Tables>().selectFrom('tickets'), { actor, unitId })
    .where('tickets.ended_at', 'is', null)
    .where('tickets.next_due_at', '<=', soon)
    .select([
      'tickets.org_unit_id as unitId',
      'tickets.assignee_id as personId',
      sql<number>`(count(*) filter (where not breached))::int`.as('atRisk'),
      sql<number>`(count(*) filter (where breached))::int`.as('breached'),
    ])
    .groupBy(['tickets.org_unit_id', 'tickets.assignee_id'])
    .execute()
}

type Due = Awaited<ReturnType<typeof dueNow>>[number]

interface Held {
  readonly tickets: number
  readonly unaccepted: number
}

/** How many tickets people have in work, and how many of them they have not accepted yet. Leans on tickets_mine. */
async function inWork({ read, actor }: QueryContext, personIds: readonly string[]) {
  if (personIds.length === 0) return new Map<string, Held>()
  const rows = await onTheWall(read.tables<Tables>().selectFrom('tickets'), { actor, unitId: undefined })
    .where('tickets.assignee_id', 'in', [...personIds])
    .where('tickets.ended_at', 'is', null)
    .where('tickets.state', 'in', ['received', 'accepted', 'in_progress'])
    .select([
      'tickets.assignee_id as personId',
      sql<number>`count(*)::int`.as('tickets'),
      sql<number>`(count(*) filter (where tickets.state = 'received'))::int`.as('unaccepted'),
    ])
    .groupBy('tickets.assignee_id')
    .execute()
  return new Map<string, Held>(rows.map(({ personId, ...held }) => [personId as string, held]))
}

/** How long customers first contacted today had waited for it. Leans on metric_facts_subject. */
async function responseToday({ read, actor, now }: QueryContext, unitId: string | undefined) {
  const day = daysBy(await dayClock(read))(now)
  const rows = await onTheWall(read.tables<Tables>().selectFrom('tickets'), { actor, unitId })
    .innerJoin('metric_points as point', 'point.subject_id', 'tickets.id')
    .where('point.measure', '=', 'first_contact')
    .where(sql<boolean>`point.day = ${day}::date`)
    .where('point.amount', 'is not', null)
    .select(sql<number>`point.amount::float8`.as('took'))
    .execute()
  return median(rows.map(({ took }) => took))
}

const sumDue = (rows: readonly Due[]) => ({
  atRisk: rows.reduce((sum, one) => sum + one.atRisk, 0),
  breached: rows.reduce((sum, one) => sum + one.breached, 0),
})

export const wallboardQuery = query(wallboard, async (context, { unit }) => {
  const { read, actor } = context
  const people = await peopleUnder(read, actor, unit)
  const ids = people.map(({ personId }) => personId)
  const waiting = await waitingByUnit(context, unit)
  const due = await dueNow(context, unit)
  const loads = await loadsOf(read, ids)
  const held = await inWork(context, ids)
  const byUnit = Map.groupBy(due, ({ unitId }) => unitId)
  const byPerson = Map.groupBy(due, ({ personId }) => personId ?? '')
  const queued = new Map(waiting.map((row) => [row.unitId, row]))
  const units = new Set([...queued.keys(), ...byUnit.keys(), ...people.map(({ unitId }) => unitId)])
  return {
    queues: [...units].map((unitId) => {
      const queue = queued.get(unitId)
      return {
        unitId,
        waiting: queue?.waiting ?? 0,
        urgent: queue?.urgent ?? 0,
        longestSince: queue?.longestSince.toISOString() ?? null,
        ...sumDue(byUnit.get(unitId) ?? []),
      }
    }),
    seats: people.map(({ personId, on_duty, name, unitId, availability, capacity }) => ({
      id: personId,
      ...{ name, unitId, availability, capacity },
      onDuty: on_duty ?? true,
      load: loads.get(personId)?.load ?? 0,
      ...(held.get(personId) ?? { tickets: 0, unaccepted: 0 }),
      ...sumDue(byPerson.get(personId) ?? []),
    })),
    response: await responseToday(context, unit),
    counting: await figuresCountedAnew(read),
  }
})
