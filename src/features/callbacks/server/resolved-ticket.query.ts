import type { ClocksTables } from '#features/clocks/server/clocks.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Where a ticket stands that is still resolved in this cycle, and when its callback clock is due if it runs already. */
export async function resolvedTicket(
  db: ReadHandle,
  { ticketId, cycle }: { ticketId: string; cycle: number },
) {
  return db
    .tables<TicketsTables & ClocksTables>()
    .selectFrom('tickets')
    .leftJoin('clocks', (join) =>
      join
        .onRef('clocks.ticket_id', '=', 'tickets.id')
        .onRef('clocks.cycle', '=', 'tickets.cycle')
        .on('clocks.obligation', '=', 'callback'),
    )
    .select(['tickets.org_unit_id', 'unit_1', 'unit_2', 'unit_3', 'unit_4', 'unit_5', 'unit_6'])
    .select('clocks.due_at as clockDueAt')
    .where('tickets.id', '=', ticketId)
    .where('tickets.cycle', '=', cycle)
    .where('tickets.state', '=', 'resolved')
    .executeTakeFirst()
}
