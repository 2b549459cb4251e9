import { expressionBuilder, sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { dueCallbacks, ticketCallbacks } from '../contract.ts'
import { attemptsOf } from './attempts.ts'
import type { CallbacksTables } from './callbacks.tables.ts'
import { callbackInReach, callbackSeen, ofLevelInReach } from './visibility.ts'

type Tables = CallbacksTables & TicketsTables & CustomersTables & StaffTables

function namedCallbacks(read: ReadHandle, actor: Actor) {
  return read
    .tables<Tables>()
    .selectFrom('callbacks')
    .innerJoin('tickets', 'tickets.id', 'callbacks.ticket_id')
    .leftJoin('customers as customer', 'customer.id', 'tickets.customer_id')
    .leftJoin('people as handler', 'handler.id', 'callbacks.handler_id')
    .selectAll('callbacks')
    .select(['tickets.number', 'tickets.title', 'tickets.customer_id', 'customer.name as customer_name'])
    .select('handler.name as handler_name')
    .select(sql<boolean>`${callbackInReach(actor)}`.as('mine'))
}

type Named = Awaited<ReturnType<ReturnType<typeof namedCallbacks>['executeTakeFirstOrThrow']>>

async function shown(read: ReadHandle, rows: readonly Named[], now: number) {
  const attempts = await attemptsOf(
    read,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    ticketId: row.ticket_id,
    ticketNumber: row.number,
    ticketTitle: row.title,
    cycle: row.cycle,
    level: row.level,
    customer: row.customer_id === null ? null : { id: row.customer_id, name: row.customer_name },
    handler: row.handler_id === null ? null : { id: row.handler_id, name: row.handler_name ?? '' },
    dueAt: row.due_at.toISOString(),
    late: (row.ended_at?.getTime() ?? now) > row.due_at.getTime(),
    state: row.state,
    outcome: row.outcome,
    attempts: attempts
      .filter((attempt) => attempt.callback_id === row.id)
      .map(({ at, callback_id: _, answer: __, ...made }) => ({ ...made, at: at.toISOString() })),
    waitsUntil: row.waits_until?.toISOString() ?? null,
    nextAt: row.next_at?.toISOString() ?? null,
    hours: row.wish_from === null || row.wish_to === null ? null : { from: row.wish_from, to: row.wish_to },
    can: {
      record: row.state === 'open' && row.mine,
      take: row.state === 'open' && row.mine && row.level > 1,
    },
  }))
}

export const due = query(dueCallbacks, async ({ read, actor, now }, { whose, level, cursor, limit }) => {
  const eb = expressionBuilder<Tables, 'callbacks'>()
  // callbacks_mine for one's own, callbacks_due for the team's, callbacks_checks for those of levels 2 and 3.
  let wanted = namedCallbacks(read, actor)
    .where('callbacks.state', '=', 'open')
    .where('callbacks.waits_until', 'is', null)
    .where(ofLevelInReach(actor, level))
    .where(whose === 'mine' ? eb('callbacks.handler_id', '=', actor.id) : eb.lit(true))
    .orderBy('callbacks.due_at')
    .orderBy('callbacks.id')
    .limit(limit + 1)
  if (cursor !== undefined) {
    const [dueAt, id] = decodeCursor(cursor, 2)
    wanted = wanted.where(
      sql<boolean>`(callbacks.due_at, callbacks.id) > (${dueAt}::timestamptz, ${id}::uuid)`,
    )
  }
  const { items, next } = pageOfRows(await wanted.execute(), limit, (row) => [
    row.due_at.toISOString(),
    row.id,
  ])
  return { items: await shown(read, items, now), next }
})

export const ofTicket = query(ticketCallbacks, async ({ read, actor, now }, { ticketId }) => {
  await seenTicket(read, actor, ticketId)
  const rows = await namedCallbacks(read, actor)
    .where('callbacks.ticket_id', '=', ticketId)
    .where(callbackSeen(actor))
    .orderBy('callbacks.requested_at', 'desc')
    .execute()
  return { callbacks: await shown(read, rows, now) }
})
