import { ticketAccepted, ticketStarted } from '#features/tickets/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { withdrawOffers } from './offers.store.ts'

/** Whoever accepts a ticket keeps it. */
export const settleOffers = reaction({
  name: 'dispatch.settle-offers',
  on: [ticketAccepted, ticketStarted],
  quiet: 'accepting is the event itself',
  react: ({ db }, events) =>
    withdrawOffers(
      db,
      events.map((event) => event.subjectId),
    ),
})
