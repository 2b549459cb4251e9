import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { ReviewCase } from '../domain/reviewing.ts'
import type { Ticket } from './public/visible-tickets.ts'
import type { TicketsTables } from './tickets.tables.ts'

/** What the rules of a review ask about a ticket. */
export async function reviewCase(db: ReadHandle, ticket: Ticket): Promise<ReviewCase> {
  const tables = db.tables<TicketsTables>()
  const reopening = await tables
    .selectFrom('ticket_reopenings')
    .select('reason')
    .where('ticket_id', '=', ticket.id)
    .where('cycle', '=', ticket.cycle)
    .executeTakeFirst()
  const solved = await tables
    .selectFrom('ticket_resolutions')
    .select('by')
    .where('ticket_id', '=', ticket.id)
    .execute()
  return {
    state: ticket.state,
    reopened: reopening?.reason ?? null,
    handledBy: [ticket.assignee_id, ...solved.map(({ by }) => by)],
  }
}

/** Whether the present cycle ended with a review. */
export async function wasReviewed(db: ReadHandle, ticket: Ticket): Promise<boolean> {
  const row = await db
    .tables<TicketsTables>()
    .selectFrom('ticket_reviews')
    .select('cycle')
    .where('ticket_id', '=', ticket.id)
    .where('cycle', '=', ticket.cycle)
    .executeTakeFirst()
  return row !== undefined
}
