import { inheritClocks } from '#features/clocks/server/public/inherit-clocks.ts'
import { giveTo } from '#features/dispatch/server/public/give-to.ts'
import { isBeingHandled } from '#features/tickets/domain/lifecycle.ts'
import { openPart } from '#features/tickets/server/public/splitting-tickets.ts'
import { lockTicket, lockTicketRow, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { splitTicket } from '../contract/deeds.ts'
import { ticketSplit } from '../contract.ts'
import { cutOf } from './cutting.ts'
import { refuseClosed } from './refuse-closed.ts'
import { doneNow, standingOf, tellBoth } from './telling.ts'
import { addSplit } from './ticket-links.store.ts'

export const splitting = command(
  splitTicket,
  async (context, { part: wanted, title, keepHolder, ...seen }) => {
    const locked = await lockTicket(context, { ...seen, permission: 'tickets.handle' })
    if (!isBeingHandled(locked.state)) throw new Refusal('ticket-links.answered', 'conflict', {})
    await refuseClosed(context.db, [locked.id])
    const cut = await cutOf(context, locked, wanted)
    const { part, origin } = await openPart(context, { origin: locked, ...cut, title })
    const split = { part_id: part.id, ticket_id: origin.id, feedback_id: cut.fromVoice, ...doneNow(context) }
    await addSplit(context.db, split)
    await inheritClocks(context, {
      from: { ticketId: origin.id, cycle: origin.cycle },
      to: { ticketId: part.id, cycle: part.cycle },
      cause: { type: ticketSplit.type, id: null },
    })
    if (keepHolder && origin.assignee_id !== null) await giveTo(context, part, origin.assignee_id)
    const facts = { of: cut.taken ? 'voices' : 'text', voices: cut.feedbackIds.length }
    tellBoth(context, ticketSplit, [
      [part, origin, { role: 'part', ...facts }],
      [origin, part, { role: 'origin', ...facts }],
    ])
    const opened = (await lockTicketRow(context.db, part.id)) as Ticket
    return { ...standingOf(opened), number: opened.number }
  },
)
