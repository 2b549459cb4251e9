import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { reviewTicket } from '../contract/handling.ts'
import { ticketReviewed } from '../contract.ts'
import { hasSomethingToReview, isOwnWork } from '../domain/reviewing.ts'
import { aboutTicket, recordOf, resolve, standingOf, verify } from './moving.ts'
import { refuseWhileOthersAnswer } from './others-answer.ts'
import { ticketPolicyRow } from './policy.ts'
import { lockTicket } from './public/visible-tickets.ts'
import { reviewCase } from './review-case.ts'
import { postMessage } from './talking.ts'
import { addRecord } from './tickets.store.ts'

/** The solution stands: the customer is told why, and where else they can turn; the ticket can be closed. */
export const reviewing = command(reviewTicket, async (context, { reason, message, ...seen }) => {
  const { db, actor, emit } = context
  const ticket = await lockTicket(context, { ...seen, permission: 'callbacks.supervise' })
  const known = await reviewCase(db, ticket)
  if (!hasSomethingToReview(known)) throw new Refusal('tickets.nothingToReview', 'conflict')
  if (isOwnWork(known, actor.id)) throw new Refusal('tickets.ownReview', 'forbidden')
  await refuseWhileOthersAnswer(context, ticket)
  const solution = { outcome: 'explained', solution: message } as const
  const solved = await resolve(context, ticket, solution)
  const { external_ways: ways } = await ticketPolicyRow(db)
  const text = ways === '' ? message : `${message}\n\n${ways}`
  const messageId = await postMessage(context, solved, { text, purpose: 'outcome' })
  await addRecord(db, 'ticket_reviews', { ...recordOf(context, solved), reason, message_id: messageId })
  emit(ticketReviewed, { ...aboutTicket(solved), facts: { cycle: solved.cycle, reason, messageId } })
  return standingOf(await verify(context, solved, 'review'))
})
