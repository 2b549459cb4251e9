import { refuseUnfilled } from '#features/canned-replies/server/public/unfilled.ts'
import { lockTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { replyTakenBack, replyWaits, sendReply, takeReplyBack } from '../contract.ts'
import { furthestMs, graceMs } from '../domain/leaving.ts'
import { insertWaiting, takeWaiting } from './drafts.store.ts'
import { personOf } from './person.ts'

/** When a reply leaves; refuses times that are no later time, or so far that nobody will remember. */
function leavingTime({ now }: CommandContext, wanted: string | undefined): number {
  if (wanted === undefined) return now + graceMs
  const at = Date.parse(wanted)
  if (at <= now + graceMs) throw new Refusal('drafts.tooSoon', 'invalid')
  if (at > now + furthestMs) throw new Refusal('drafts.tooLate', 'invalid', { days: furthestMs / 86_400_000 })
  return at
}

export const replying = command(sendReply, async (context, { ticketId, text, purpose, leavesAt }) => {
  const personId = personOf(context)
  refuseUnfilled(text)
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.message' })
  const at = leavingTime(context, leavesAt)
  const messageId = context.newId()
  const planned = leavesAt !== undefined
  await insertWaiting(context.db, {
    message_id: messageId,
    ticket_id: ticketId,
    person_id: personId,
    purpose,
    text,
    written_at: new Date(context.now),
    leaves_at: new Date(at),
    planned,
    stopped: null,
  })
  const facts = { messageId, leavesAt: new Date(at).toISOString(), planned }
  context.emit(replyWaits, { subject: ticketId, unit: ticket.org_unit_id, facts })
  return { messageId, leavesAt: facts.leavesAt }
})

export const takingBack = command(takeReplyBack, async (context, { ticketId, messageId }) => {
  // Its row first, as whoever sends it does, so that the two never wait for each other.
  const reply = await takeWaiting(context.db, messageId)
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.message' })
  if (reply?.ticket_id !== ticketId) throw new Refusal('drafts.hasLeft', 'conflict')
  context.emit(replyTakenBack, { subject: ticketId, unit: ticket.org_unit_id, facts: { messageId } })
  return { text: reply.text, purpose: reply.purpose }
})
