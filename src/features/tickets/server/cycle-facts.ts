import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { ConfirmationCase } from '../domain/confirmations.ts'
import type { Ticket } from './public/visible-tickets.ts'
import type { TicketsTables } from './tickets.tables.ts'

/** What the closing rule asks about a ticket's present cycle. */
export async function confirmationCase(db: ReadHandle, ticket: Ticket): Promise<ConfirmationCase> {
  const tables = db.tables<TicketsTables>()
  const confirmed = await tables
    .selectFrom('ticket_confirmations')
    .select('code')
    .where('ticket_id', '=', ticket.id)
    .where('cycle', '=', ticket.cycle)
    .execute()
  const verification = await tables
    .selectFrom('ticket_verifications')
    .select('how')
    .where('ticket_id', '=', ticket.id)
    .where('cycle', '=', ticket.cycle)
    .executeTakeFirst()
  return {
    kind: ticket.kind,
    hasCustomer: ticket.customer_id !== null,
    verifiedBy: verification?.how ?? null,
    confirmed: confirmed.map((row) => row.code),
  }
}

/** Whether the customer had been reached, or written to, more than once before: solved on first contact otherwise. */
export async function hadContactBefore(db: ReadHandle, ticket: Ticket): Promise<boolean> {
  const { reached } = await db
    .tables<TicketsTables>()
    .selectFrom('ticket_contacts')
    .select((eb) => eb.fn.countAll<number>().as('reached'))
    .where('ticket_id', '=', ticket.id)
    .where('reached', '=', true)
    .executeTakeFirstOrThrow()
  return reached > 1 || ticket.cycle > 1
}

/** Whether the customer was reached, or said something, since the ticket was resolved. */
export async function heardSinceResolved(db: ReadHandle, ticket: Ticket): Promise<boolean> {
  const since = ticket.resolved_at
  if (since === null) return false
  const tables = db.tables<TicketsTables>()
  const { reached, spoke } = await tables
    .selectNoFrom((eb) => [
      eb
        .exists(
          eb
            .selectFrom('ticket_contacts')
            .select('id')
            .where('ticket_id', '=', ticket.id)
            .where('reached', '=', true)
            .where('at', '>=', since),
        )
        .as('reached'),
      eb
        .exists(
          eb
            .selectFrom('ticket_messages')
            .select('id')
            .where('ticket_id', '=', ticket.id)
            .where('direction', '=', 'in')
            .where('at', '>=', since),
        )
        .as('spoke'),
    ])
    .executeTakeFirstOrThrow()
  return Boolean(reached) || Boolean(spoke)
}

/** Whether anybody reached the customer in the present cycle. */
export async function wasReached(db: ReadHandle, ticket: Ticket): Promise<boolean> {
  const row = await db
    .tables<TicketsTables>()
    .selectFrom('ticket_contacts')
    .select('id')
    .where('ticket_id', '=', ticket.id)
    .where('cycle', '=', ticket.cycle)
    .where('reached', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
