import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { sealedTicketsInReach } from './sealed-in-reach.query.ts'

/** A confidential ticket that the actor may open in need. Refuses `ticket-access.noSuchSealed`. */
export async function sealedTicket({ db, actor }: CommandContext, ticketId: string) {
  const ticket = await sealedTicketsInReach(db, actor)
    .select(['tickets.id', 'tickets.org_unit_id'])
    .where('tickets.id', '=', ticketId)
    .executeTakeFirst()
  if (ticket === undefined) throw new Refusal('ticket-access.noSuchSealed', 'missing')
  return ticket
}
