import { refuseWhileDue } from '#features/checklists/server/public/duties.ts'
import { command } from '#platform/server/command.ts'
import { linkFeedback, openTicket } from '../contract/handling.ts'
import { ticketFeedbackLinked } from '../contract.ts'
import { feedbackTaken, refuseUnlessSeen } from './claiming-feedback.ts'
import { aboutTicket, recordOf, resolve, standingOf } from './moving.ts'
import { openTickets } from './opening.ts'
import { lockTicket } from './public/visible-tickets.ts'
import { claimFeedbacks } from './ticket-voices.store.ts'

export const opening = command(openTicket, async (context, { solvedOnCall, ...wanted }) => {
  await refuseUnlessSeen(context, wanted.feedbackId, 'tickets.open')
  const assigneeId = solvedOnCall !== undefined && context.actor.kind === 'person' ? context.actor.id : null
  const how = solvedOnCall === undefined ? 'hand' : 'call'
  const [ticket] = await openTickets(context, [{ ...wanted, how, assigneeId: assigneeId ?? undefined }])
  if (ticket === undefined) throw await feedbackTaken(context, wanted.feedbackId)
  if (solvedOnCall !== undefined)
    await refuseWhileDue(context.db, ticket, { ...solvedOnCall, before: 'resolve' })
  const standing = solvedOnCall === undefined ? ticket : await resolve(context, ticket, solvedOnCall)
  return { ...standingOf(standing), number: ticket.number }
})

export const linking = command(linkFeedback, async (context, { ticketId, feedbackId }) => {
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.handle' })
  await refuseUnlessSeen(context, feedbackId)
  const { at, by } = recordOf(context, ticket)
  const link = { feedback_id: feedbackId, ticket_id: ticket.id, first: false, linked_at: at, linked_by: by }
  const claimed = await claimFeedbacks(context.db, [link])
  if (claimed.size === 0) throw await feedbackTaken(context, feedbackId)
  context.emit(ticketFeedbackLinked, { ...aboutTicket(ticket), facts: { cycle: ticket.cycle, feedbackId } })
  return standingOf(ticket)
})
