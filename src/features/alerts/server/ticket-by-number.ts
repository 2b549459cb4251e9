import { type Ticket, visibleTickets } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** A ticket that the actor may see, by its number. Refuses `alerts.noSuchTicket`. */
export async function ticketOfNumber(
  read: ReadHandle,
  actor: Actor,
  number: string,
): Promise<Pick<Ticket, 'id'>> {
  const ticket = await visibleTickets(read, actor)
    .select('id')
    .where('number', '=', number.toUpperCase())
    .executeTakeFirst()
  if (ticket === undefined) throw new Refusal('alerts.noSuchTicket', 'missing')
  return ticket
}
