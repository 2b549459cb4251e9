import { lockTicket, reaches, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { assignToPerson, claimTicket, returnTicket } from '../contract.ts'
import { lockQueuedTicket } from './dispatch.store.ts'
import { giveByHand } from './giving.ts'
import { giveBack } from './returning.ts'
import { alreadyTaken, memberFor, workingMember } from './taking-work.ts'

const takenBy = (ticket: Ticket) => ({
  ticketId: ticket.id,
  personId: ticket.assignee_id,
  version: ticket.version,
})

function refuseUnlessHandled({ state }: Ticket): void {
  if (state !== 'received' && state !== 'accepted' && state !== 'in_progress')
    throw new Refusal('dispatch.notBeingHandled', 'conflict', { state })
}

/** The queue's row is locked before the ticket's, as automatic dispatch does. */
async function lockWithQueue(
  context: CommandContext,
  wanted: { ticketId: string; permission: 'dispatch.claim' | 'dispatch.assign'; version?: number },
): Promise<Ticket> {
  await lockQueuedTicket(context.db, wanted.ticketId)
  const ticket = await lockTicket(context, wanted)
  refuseUnlessHandled(ticket)
  return ticket
}

export const claiming = command(claimTicket, async (context, { ticketId, takeOver }) => {
  const { actor } = context
  if (actor.kind !== 'person' || actor.id === null) throw new Refusal('dispatch.onlyPeople', 'forbidden')
  const ticket = await lockWithQueue(context, { ticketId, permission: 'dispatch.claim' })
  if (ticket.assignee_id === actor.id) throw new Refusal('dispatch.alreadyYours', 'conflict')
  if (ticket.assignee_id !== null && !takeOver) throw await alreadyTaken(context, ticket.assignee_id)
  const how = ticket.assignee_id === null ? 'claim' : 'take_over'
  const person = await workingMember(context, actor.id)
  return takenBy(await giveByHand(context, { ticket, person, how }))
})

export const assigning = command(assignToPerson, async (context, { ticketId, personId, version }) => {
  const ticket = await lockWithQueue(context, { ticketId, version, permission: 'dispatch.assign' })
  if (ticket.assignee_id === personId) throw new Refusal('dispatch.alreadyTheirs', 'conflict', { personId })
  const person = await memberFor(context, { ticketId, personId })
  return takenBy(await giveByHand(context, { ticket, person, how: 'assign' }))
})

export const returning = command(returnTicket, async (context, { ticketId, reason, note }) => {
  await lockQueuedTicket(context.db, ticketId)
  const ticket = await lockTicket(context, { ticketId, permission: 'dispatch.claim' })
  refuseUnlessHandled(ticket)
  const personId = ticket.assignee_id
  if (personId === null) throw new Refusal('dispatch.notAssigned', 'conflict')
  if (personId !== context.actor.id && !reaches(context.actor, 'dispatch.assign', ticket))
    throw new Refusal('dispatch.notYours', 'forbidden')
  return takenBy(await giveBack(context, ticket, { personId, reason, note: note ?? null }))
})
