import { sql } from 'kysely'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { seenMembers } from '../visibility.ts'

/** A ticket that a voice of an event belongs to. */
export interface TicketOfEvent {
  readonly id: string
  readonly number: string
  readonly ended: boolean
  readonly may_answer: boolean
}

/** The tickets of an event's voices, as far as the actor sees both, the oldest first. */
export async function ticketsOfEvent(
  db: ReadHandle,
  actor: Actor,
  eventId: string,
): Promise<TicketOfEvent[]> {
  const { rows } =
    await sql<TicketOfEvent>`select ticket.id, ticket.number, ticket.ended_at is not null as ended,
      ${ticketInReach(actor, 'tickets.message', 'ticket')} as may_answer
    from group_events as event
    cross join lateral (select distinct link.ticket_id from (select member.feedback_id ${seenMembers(actor)}) as one
      join ticket_feedbacks as link on link.feedback_id = one.feedback_id) as linked
    join tickets as ticket on ticket.id = linked.ticket_id
    where event.id = ${eventId} and ${ticketInReach(actor, 'tickets.read', 'ticket')}
    order by ticket.opened_at, ticket.id`.execute(db.tables() as never)
  return rows
}
