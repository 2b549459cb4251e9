import { ticketChanged, ticketOpened, ticketReopened } from '#features/tickets/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { dispatchAgain, dispatchInPlace, dispatchTickets } from './dispatching.ts'

/** A ticket never waits for a timer to be dispatched. */
export const dispatchOnOpen = reaction({
  name: 'dispatch.dispatch-on-open',
  along: 1,
  on: [ticketOpened, ticketReopened],
  batch: 200,
  react: async (context, events) =>
    dispatchTickets(
      context,
      events.map((event) => event.subjectId),
    ),
})

/** A ticket that nobody holds, moved to another unit by hand, is given out there. */
export const dispatchAfterMove = reaction({
  name: 'dispatch.dispatch-after-move',
  on: [ticketChanged],
  batch: 200,
  quiet: 'what is given out is told by dispatch.assigned',
  react: async (context, events) => {
    const moved = events.filter(({ facts }) => facts.fields.includes('unitId'))
    if (moved.length > 0)
      await dispatchInPlace(
        context,
        moved.map((event) => event.subjectId),
      )
  },
})

/** A ticket that nobody holds and that Huixiang raised goes through the rules again: they may send urgent matters elsewhere. */
export const dispatchAfterRaise = reaction({
  name: 'dispatch.dispatch-after-raise',
  on: [ticketChanged],
  batch: 200,
  quiet: 'what is given out is told by dispatch.assigned',
  react: async (context, events) => {
    const raised = events.filter(
      ({ actorKind, facts }) => actorKind === 'system' && facts.to.urgency === 'urgent',
    )
    if (raised.length > 0)
      await dispatchAgain(
        context,
        raised.map((event) => event.subjectId),
      )
  },
})
