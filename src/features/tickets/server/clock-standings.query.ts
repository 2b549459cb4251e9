import { sql } from 'kysely'
import type { ClocksTables } from '#features/clocks/server/clocks.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TicketsTables } from './tickets.tables.ts'

/** What the clocks of the present cycle say. A missed one stays due until it is met, so that it sorts before all others. */
export async function clockStandings(db: ReadHandle, ticketIds: readonly string[]) {
  return db
    .tables<TicketsTables & ClocksTables>()
    .selectFrom('tickets')
    .leftJoin('clocks', (join) =>
      join
        .onRef('clocks.ticket_id', '=', 'tickets.id')
        .onRef('clocks.cycle', '=', 'tickets.cycle')
        .on('clocks.ended_at', 'is', null)
        .on('clocks.state', 'in', ['running', 'missed']),
    )
    .select([
      'tickets.id as ticketId',
      sql<Date | null>`min(clocks.due_at)`.as('dueAt'),
      sql<boolean>`coalesce(bool_or(clocks.state = 'missed'), false)`.as('breached'),
    ])
    .where('tickets.id', 'in', [...ticketIds])
    .groupBy('tickets.id')
    .orderBy('tickets.id')
    .execute()
}
