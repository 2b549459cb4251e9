import { lockTicketRows } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import type { OfferRow } from './dispatch.tables.ts'
import { takeRunOut, ticketsRunOut } from './offers.store.ts'
import { giveBack } from './returning.ts'

const batch = 100

/** What becomes of a ticket that its holder did not accept: somebody else is asked, and in the end the lead. */
const returnOf = ({ person_id, round, rounds, not_people }: OfferRow) => ({
  personId: person_id,
  reason: 'not_accepted' as const,
  note: null,
  notPeople: not_people,
  round,
  tellLead: round >= rounds,
})

/** Takes back one batch of tickets that nobody accepted in time; gives how many offers had run out. */
export async function offerBatchAgain(context: CommandContext): Promise<number> {
  const { db, now } = context
  // Tickets before their offers, as everybody who gives one to somebody else: the other order would lock each other out.
  const tickets = await lockTicketRows(db, await ticketsRunOut(db, now, batch))
  const offers = await takeRunOut(
    db,
    tickets.map((ticket) => ticket.id),
    now,
  )
  const byTicket = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  for (const offer of offers) {
    const ticket = byTicket.get(offer.ticket_id)
    // Accepting is told by an event that may still be on its way.
    if (ticket?.state === 'received' && ticket.assignee_id === offer.person_id)
      await giveBack(context, ticket, returnOf(offer))
  }
  return offers.length
}

/** A ticket that is not accepted within its minutes goes to somebody else. */
export const offerAgain = timer({
  name: 'dispatch.offer-again',
  everySeconds: 5,
  run: async ({ transact }) => {
    const quiet = 'an offer whose ticket was accepted meanwhile is only cleared away'
    while ((await transact(offerBatchAgain, { quiet })) > 0);
  },
})
