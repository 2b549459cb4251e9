import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TicketsTables } from '../tickets.tables.ts'
import type { Ticket } from './visible-tickets.ts'

/** Refuses to write on a ticket that stopped for another one: its customer is answered there. */
export async function refuseWhileMerged(db: ReadHandle, ticket: Ticket): Promise<void> {
  if (ticket.state !== 'withdrawn') return
  const ended = await db
    .tables<TicketsTables>()
    .selectFrom('ticket_withdrawals')
    .select('reason')
    .where('ticket_id', '=', ticket.id)
    .executeTakeFirst()
  if (ended?.reason === 'merged') throw new Refusal('tickets.mergedAway', 'conflict')
}
