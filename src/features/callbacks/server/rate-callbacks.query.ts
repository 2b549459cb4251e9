import { expressionBuilder, sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { insideReach } from '#platform/server/visibility.ts'
import { readRates, readRateTickets } from '../contract/rates.ts'
import { type CallbackLevel, levels } from '../domain/levels.ts'
import { type Counts, noCounts, type Rate, ratesOf, together } from '../domain/rates.ts'
import type { CallbacksTables } from './callbacks.tables.ts'
import { callbackSeen } from './visibility.ts'

type Tables = CallbacksTables & TicketsTables & StaffTables

const zone = sql`(select time_zone from organisations limit 1)`
const begins = sql`(select make_interval(mins => day_begins) from organisations limit 1)`
/** When a day of figures begins, or the one so many days after it. */
const beginOf = (day: string, after = 0) =>
  sql<Date>`((${day}::date + ${after}::int)::timestamp + ${begins}) at time zone ${zone}`

/** Callbacks of a period with what came of their attempts, as `made`; those that fell away before anybody tried are none. */
function callbacksOf(read: ReadHandle, actor: Actor, { from, to }: { from: string; to: string }) {
  const eb = expressionBuilder<Tables, 'callbacks'>()
  return read
    .tables<Tables>()
    .selectFrom('callbacks')
    .innerJoinLateral(
      (lateral) =>
        lateral
          .selectFrom('callback_attempts')
          .select((e) => e.fn.countAll<number>().as('attempts'))
          .select(
            sql<
              boolean | null
            >`(array_agg(solved order by attempt desc) filter (where solved is not null))[1]`.as('solved'),
          )
          .whereRef('callback_id', '=', 'callbacks.id')
          .as('made'),
      (join) => join.onTrue(),
    )
    .where('callbacks.requested_at', '>=', beginOf(from))
    .where('callbacks.requested_at', '<', beginOf(to, 1))
    .where((e) => e.or([e('callbacks.state', '!=', 'cancelled'), e('made.attempts', '>', 0)]))
    .where(insideReach(eb, reachOf(actor, 'metrics.read'), { table: 'callbacks', actorId: actor.id }))
}

const answered = sql<boolean>`callbacks.outcome in ('satisfied', 'dissatisfied')`
const many = (condition: ReturnType<typeof sql<boolean>>) =>
  sql<number>`count(*) filter (where ${condition})::int`

export const rates = query(readRates, async ({ read, actor }, period) => {
  const rows = await callbacksOf(read, actor, period)
    .innerJoin('org_units as unit', 'unit.id', 'callbacks.org_unit_id')
    .select(['callbacks.level', 'unit.id as unitId', 'unit.name as unitName'])
    .select([
      sql<number>`count(*)::int`.as('dispatched'),
      many(sql<boolean>`made.attempts > 0`).as('contacted'),
      many(sql<boolean>`made.solved is not null`).as('asked'),
      many(sql<boolean>`made.solved`).as('solved'),
      many(answered).as('answered'),
      many(sql<boolean>`callbacks.outcome = 'satisfied'`).as('satisfied'),
    ])
    .groupBy(['callbacks.level', 'unit.id', 'unit.name'])
    .orderBy('unit.name')
    .execute()
  const sum = (some: readonly Counts[]) => ratesOf(some.reduce(together, noCounts))
  const units = new Map(rows.map(({ unitId, unitName }) => [unitId, unitName]))
  return {
    total: sum(rows),
    byLevel: levels.map((level) => ({ level, rates: sum(rows.filter((row) => row.level === level)) })),
    byUnit: [...units].map(([id, name]) => ({
      unit: { id, name },
      rates: sum(rows.filter((row) => row.unitId === id)),
    })),
  }
})

/** What makes a callback count for a rate, and against it. */
const sides: Record<Rate, Record<'for' | 'against', ReturnType<typeof sql<boolean>>>> = {
  response: { for: sql<boolean>`made.attempts > 0`, against: sql<boolean>`made.attempts = 0` },
  solved: { for: sql<boolean>`made.solved`, against: sql<boolean>`not made.solved` },
  satisfied: {
    for: sql<boolean>`callbacks.outcome = 'satisfied'`,
    against: sql<boolean>`callbacks.outcome = 'dissatisfied'`,
  },
}

export const rateTickets = query(readRateTickets, async ({ read, actor }, wanted) => {
  const { rate, counts, level, unitId, cursor, limit } = wanted
  let rows = callbacksOf(read, actor, wanted)
    .innerJoin('tickets', 'tickets.id', 'callbacks.ticket_id')
    .select(['callbacks.id', 'callbacks.ticket_id', 'callbacks.level', 'callbacks.requested_at'])
    .select(['tickets.number', 'tickets.title'])
    .where(sides[rate][counts])
    .where(callbackSeen(actor))
    .where(ticketInReach(actor))
    .orderBy('callbacks.requested_at', 'desc')
    .orderBy('callbacks.id', 'desc')
    .limit(limit + 1)
  if (level !== undefined) rows = rows.where('callbacks.level', '=', level)
  if (unitId !== undefined) rows = rows.where('callbacks.org_unit_id', '=', unitId)
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, 2)
    rows = rows.where(
      sql<boolean>`(callbacks.requested_at, callbacks.id) < (${at}::timestamptz, ${id}::uuid)`,
    )
  }
  const { items, next } = pageOfRows(await rows.execute(), limit, (row) => [
    row.requested_at.toISOString(),
    row.id,
  ])
  return {
    items: items.map((row) => ({
      callbackId: row.id,
      ticketId: row.ticket_id,
      number: row.number,
      title: row.title,
      level: row.level as CallbackLevel,
      requestedAt: row.requested_at.toISOString(),
    })),
    next,
  }
})
