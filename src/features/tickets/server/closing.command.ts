import { refuseWhileDue } from '#features/checklists/server/public/duties.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import {
  closeTicket,
  confirmPoint,
  reopenTicketByHand,
  verifyTicketByHand,
  withdrawTicket,
} from '../contract/handling.ts'
import { confirmationCode, ticketConfirmed } from '../contract.ts'
import { type Asked, mayJudgeAgreement, mayReopenAsAsked } from '../domain/asking.ts'
import { heardSinceResolved } from './cycle-facts.ts'
import { aboutTicket, close, recordOf, reopen, standingOf, verify, withdraw } from './moving.ts'
import { lockTicket, type Ticket } from './public/visible-tickets.ts'
import { addRecord, removeConfirmation } from './tickets.store.ts'

const askedOf = async (db: ReadHandle, ticket: Ticket): Promise<Asked> => ({
  hasCustomer: ticket.customer_id !== null,
  heard: await heardSinceResolved(db, ticket),
})

export const verifying = command(verifyTicketByHand, async (context, seen) => {
  const ticket = await lockTicket(context, { ...seen, permission: 'tickets.close' })
  if (ticket.state === 'resolved' && !mayJudgeAgreement(await askedOf(context.db, ticket)))
    throw new Refusal('tickets.customerNotHeard', 'conflict')
  await refuseWhileDue(context.db, ticket, { before: 'verify' })
  return standingOf(await verify(context, ticket, 'person'))
})

export const closing = command(closeTicket, async (context, seen) =>
  standingOf(await close(context, await lockTicket(context, { ...seen, permission: 'tickets.close' }))),
)

export const reopening = command(reopenTicketByHand, async (context, { reason, ...seen }) => {
  const ticket = await lockTicket(context, { ...seen, permission: 'tickets.handle' })
  if (reason === 'customer_asked' && !mayReopenAsAsked(ticket.state, await askedOf(context.db, ticket)))
    throw new Refusal('tickets.customerDidNotAsk', 'conflict')
  return standingOf(await reopen(context, ticket, reason))
})

export const withdrawing = command(withdrawTicket, async (context, { reason, ...seen }) =>
  standingOf(
    await withdraw(context, await lockTicket(context, { ...seen, permission: 'tickets.close' }), reason),
  ),
)

export const confirming = command(confirmPoint, async (context, { ticketId, code: given, confirmed }) => {
  const known = confirmationCode.safeParse(given)
  if (!known.success) throw new Refusal('tickets.noSuchConfirmation', 'missing', { code: given })
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.handle' })
  if (ticket.ended_at !== null) throw new Refusal('tickets.ended', 'conflict', { state: ticket.state })
  const code = known.data
  const changed = confirmed
    ? await addRecord(context.db, 'ticket_confirmations', { ...recordOf(context, ticket), code })
    : await removeConfirmation(context.db, { ticketId, cycle: ticket.cycle, code })
  if (changed)
    context.emit(ticketConfirmed, { ...aboutTicket(ticket), facts: { cycle: ticket.cycle, code, confirmed } })
  return standingOf(ticket)
})
