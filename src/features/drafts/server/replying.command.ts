import { attachFiles, detachFiles } from '#features/ticket-files/server/public/attaching.ts'
import { refuseWhileMerged } from '#features/tickets/server/public/refuse-while-merged.ts'
import { lockTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { replyTakenBack, sendReply, takeReplyBack } from '../contract.ts'
import { furthestMs, graceMs } from '../domain/leaving.ts'
import { takeWaiting } from './drafts.store.ts'
import { personOf } from './person.ts'
import { letWait } from './waiting.ts'

/** When a reply leaves; refuses times that are no later time, or so far that nobody will remember. */
function leavingTime({ now }: CommandContext, wanted: string | undefined): number {
  if (wanted === undefined) return now + graceMs
  const at = Date.parse(wanted)
  if (at <= now + graceMs) throw new Refusal('drafts.tooSoon', 'invalid')
  if (at > now + furthestMs) throw new Refusal('drafts.tooLate', 'invalid', { days: furthestMs / 86_400_000 })
  return at
}

export const replying = command(sendReply, async (context, { ticketId, text, purpose, leavesAt, files }) => {
  const personId = personOf(context)
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.message' })
  await refuseWhileMerged(context.db, ticket)
  const at = leavingTime(context, leavesAt)
  const planned = leavesAt !== undefined
  const messageId = await letWait(context, ticket, { personId, text, purpose, at, planned })
  await attachFiles(context, { ticketId, recordId: messageId }, files)
  return { messageId, leavesAt: new Date(at).toISOString() }
})

export const takingBack = command(takeReplyBack, async (context, { ticketId, messageId }) => {
  // Its row first, as whoever sends it does, so that the two never wait for each other.
  const reply = await takeWaiting(context.db, messageId)
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.message' })
  if (reply?.ticket_id !== ticketId) throw new Refusal('drafts.hasLeft', 'conflict')
  context.emit(replyTakenBack, { subject: ticketId, unit: ticket.org_unit_id, facts: { messageId } })
  return { text: reply.text, purpose: reply.purpose, files: await detachFiles(context, messageId) }
})
