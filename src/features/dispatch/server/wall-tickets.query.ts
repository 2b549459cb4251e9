import { type Expression, type SqlBool, sql } from 'kysely'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { query } from '#platform/server/command.ts'
import { queuedTickets, seatTickets } from '../contract/wallboard.ts'
import type { WaitingReason } from '../domain/codes.ts'
import type { DispatchTables } from './dispatch.tables.ts'
import { refuseOutOfReach } from './roster.query.ts'

interface Row {
  readonly ticketId: string
  readonly number: string
  readonly title: string
  readonly version: number
  readonly urgency: string
  readonly dueAt: Date | number
  readonly breached: boolean
  readonly since: Date
  readonly why: WaitingReason | null
}

const columns = [
  'tickets.id as ticketId',
  'tickets.number',
  'tickets.title',
  'tickets.version',
  'tickets.urgency',
  'tickets.next_due_at as dueAt',
  'tickets.breached',
] as const

const cardOf = ({ urgency, since, dueAt, ...row }: Row) => ({
  ...row,
  urgent: urgency === 'urgent',
  since: since.toISOString(),
  // Nothing due is the number Infinity.
  dueAt: dueAt instanceof Date ? dueAt.toISOString() : null,
})

/** Leans on dispatch_queue_order. */
export const queueQuery = query(queuedTickets, async ({ read, actor }, { unitId, limit }) => {
  const rows = await read
    .tables<TicketsTables & DispatchTables>()
    .selectFrom('dispatch_queue as queue')
    .innerJoin('tickets', 'tickets.id', 'queue.ticket_id')
    .select([...columns, 'queue.since', 'queue.why'])
    .where('queue.unit_id', '=', unitId)
    .where(ticketInReach(actor, 'dispatch.assign') as Expression<SqlBool>)
    .orderBy('queue.urgent', 'desc')
    .orderBy('queue.since')
    .orderBy('queue.ticket_id')
    .limit(limit)
    .execute()
  return { tickets: rows.map(cardOf) }
})

/** Leans on tickets_mine. */
export const deskQuery = query(seatTickets, async ({ read, actor }, { personId, limit }) => {
  await refuseOutOfReach(read, actor, personId)
  const rows = await read
    .tables<TicketsTables & DispatchTables>()
    .selectFrom('tickets')
    .innerJoin('assignments as held', (join) =>
      join.onRef('held.ticket_id', '=', 'tickets.id').on('held.until', 'is', null),
    )
    .select([...columns, 'held.since', sql<null>`null`.as('why')])
    .where('tickets.assignee_id', '=', personId)
    .where('tickets.ended_at', 'is', null)
    .where('tickets.state', 'in', ['received', 'accepted', 'in_progress'])
    .where(ticketInReach(actor, 'dispatch.assign') as Expression<SqlBool>)
    .orderBy('tickets.next_due_at')
    .orderBy('tickets.id')
    .limit(limit)
    .execute()
  return { tickets: rows.map(cardOf) }
})
