import { sql } from 'kysely'
import type { ClocksTables } from '#features/clocks/server/clocks.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TicketsTables } from './tickets.tables.ts'

export async function trackedTicket(db: ReadHandle, feedbackId: string) {
  return db
    .tables<TicketsTables & ClocksTables>()
    .selectFrom('ticket_feedbacks as link')
    .innerJoin('tickets', 'tickets.id', 'link.ticket_id')
    .leftJoin('clocks', (join) =>
      join
        .onRef('clocks.ticket_id', '=', 'tickets.id')
        .onRef('clocks.cycle', '=', 'tickets.cycle')
        .on('clocks.obligation', '=', 'resolve')
        .on('clocks.ended_at', 'is', null),
    )
    .select(['tickets.id', 'tickets.number', 'tickets.state', 'tickets.cycle', 'clocks.due_at as promisedAt'])
    .select(
      sql<boolean>`exists (select from ticket_holds as hold
        where hold.ticket_id = tickets.id and hold.until is null and hold.reason = 'customer')`.as(
        'waitsForCustomer',
      ),
    )
    .where('link.feedback_id', '=', feedbackId)
    .executeTakeFirst()
}

export async function trackedMessages(db: ReadHandle, ticketId: string) {
  const rows = await db
    .tables<TicketsTables>()
    .selectFrom('ticket_messages')
    .select(['id', 'text', 'at'])
    .where('ticket_id', '=', ticketId)
    .where('direction', '=', 'out')
    .orderBy('at')
    .execute()
  return rows.map(({ id, text, at }) => ({ id, text: text ?? '', at }))
}
