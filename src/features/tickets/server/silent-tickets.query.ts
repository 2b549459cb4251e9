import { sql } from 'kysely'
import { apartMs, timesAsked } from '#features/callbacks/domain/attempting.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Silence } from '../domain/silent-closing.ts'
import type { Ticket } from './public/visible-tickets.ts'
import type { TicketsTables } from './tickets.tables.ts'

/**
 * At most 500 at a time; each is judged again under its lock. Who was asked over and over in one go is left out here already, so that they keep
 * nobody else from closing. Leans on tickets_waiting_for_answer.
 */
export async function ticketsLongResolved(
  db: ReadHandle,
  { before, attempts }: { before: Date; attempts: number },
): Promise<string[]> {
  const apart = `${(attempts - 1) * apartMs} milliseconds`
  const rows = await db
    .tables<TicketsTables>()
    .selectFrom('tickets')
    .select('id')
    .where('state', '=', 'resolved')
    .where('resolved_at', '<=', before)
    .where(
      sql<boolean>`(select count(*) >= ${attempts} and max(asked.at) - min(asked.at) >= ${apart}::interval from ticket_contacts as asked
        where asked.ticket_id = tickets.id and asked.at >= tickets.resolved_at and not asked.reached)`,
    )
    .where(
      sql<boolean>`not exists (select from ticket_contacts as heard
        where heard.ticket_id = tickets.id and heard.at >= tickets.resolved_at and heard.reached)`,
    )
    .where(
      sql<boolean>`not exists (select from ticket_messages as said
        where said.ticket_id = tickets.id and said.direction = 'in' and said.at >= tickets.resolved_at)`,
    )
    .orderBy('resolved_at')
    .limit(500)
    .execute()
  return rows.map((row) => row.id)
}

const timeOf = (moment: Date | null): number => moment?.getTime() ?? Number.NEGATIVE_INFINITY

/** What is known of the customer's silence since the resolution: whoever was reached is not silent. Null when the ticket is not resolved. */
export async function silenceOf(db: ReadHandle, ticket: Ticket): Promise<Silence | null> {
  if (ticket.resolved_at === null) return null
  const since = ticket.resolved_at
  const attempts = await db
    .tables<TicketsTables>()
    .selectFrom('ticket_contacts')
    .select('at')
    .where('ticket_id', '=', ticket.id)
    .where('at', '>=', since)
    .where('reached', '=', false)
    .execute()
  const { reached, spoke } = await db
    .tables<TicketsTables>()
    .selectNoFrom((eb) => [
      eb
        .selectFrom('ticket_contacts')
        .select((e) => e.fn.max('at').as('at'))
        .where('ticket_id', '=', ticket.id)
        .where('reached', '=', true)
        .as('reached'),
      eb
        .selectFrom('ticket_messages')
        .select((e) => e.fn.max('at').as('at'))
        .where('ticket_id', '=', ticket.id)
        .where('direction', '=', 'in')
        .as('spoke'),
    ])
    .executeTakeFirstOrThrow()
  return {
    resolvedAt: ticket.resolved_at.getTime(),
    attemptsSince: timesAsked(attempts.map(({ at }) => at.getTime())),
    customerSpokeAt: reached === null && spoke === null ? null : Math.max(timeOf(reached), timeOf(spoke)),
  }
}
