import { ticketOpened, ticketReopened } from '#features/tickets/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { dispatchTickets } from './dispatching.ts'

/** A ticket never waits for a timer to be dispatched. */
export const dispatchOnOpen = reaction({
  name: 'dispatch.dispatch-on-open',
  on: [ticketOpened, ticketReopened],
  react: async (context, events) =>
    dispatchTickets(
      context,
      events.map((event) => event.subjectId),
    ),
})
