import type { ReadHandle } from '#platform/server/database/handles.ts'
import { canMove, isBeingHandled, isOpen } from '../../domain/lifecycle.ts'
import type { TicketsTables } from '../tickets.tables.ts'
import type { Ticket } from './visible-tickets.ts'

/** What the life of a ticket allows now. */
export const lifeOf = ({ state }: Ticket) => ({
  open: isOpen(state),
  beingHandled: isBeingHandled(state),
  canResolve: canMove(state, 'resolve'),
})

/** Whether the ticket waits. */
export async function isHeld(db: ReadHandle, ticketId: string): Promise<boolean> {
  const row = await db
    .tables<TicketsTables>()
    .selectFrom('ticket_holds')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('until', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
