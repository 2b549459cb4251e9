import { unknownNames } from '#features/canned-replies/server/public/filled-reply.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { answerGroupEvent, takeAnswerBack } from '../../contract/answering.ts'
import { groupEventAnswered, groupEventAnswerTakenBack } from '../../contract.ts'
import { answerGraceMs, whyRefused } from '../../domain/answering.ts'
import { lockEvent } from '../visibility.ts'
import { insertAnswer, lockAnswer, markTakenBack } from './answers.store.ts'
import { ticketsOfEvent } from './tickets-of-event.ts'

/** Customers are answered by a person. */
function personOf({ actor }: CommandContext): string {
  if (actor.kind !== 'person' || actor.id === null)
    throw new Refusal('group-events.peopleAnswer', 'forbidden')
  return actor.id
}

export const answering = command(answerGroupEvent, async (context, { groupEventId, text, purpose }) => {
  const { db, actor, now, newId, emit } = context
  const by = personOf(context)
  const names = unknownNames(text)
  if (names.length > 0) throw new Refusal('group-events.unknownNames', 'invalid', { names: names.join('、') })
  const event = await lockEvent(context, groupEventId)
  const parts = (await ticketsOfEvent(db, actor, event.id)).map((ticket) => ({
    ticketId: ticket.id,
    reason: whyRefused({ ended: ticket.ended, mayAnswer: ticket.may_answer, open: [] }),
  }))
  const tickets = parts.filter(({ reason }) => reason === null).length
  if (tickets === 0) throw new Refusal('group-events.nobodyToAnswer', 'conflict')
  const answerId = newId()
  const leavesAt = new Date(now + answerGraceMs)
  const answer = { id: answerId, event_id: event.id, text, purpose, at: new Date(now), by }
  await insertAnswer(db, { ...answer, leaves_at: leavesAt, taken_back_at: null, finished_at: null }, parts)
  emit(groupEventAnswered, { subject: event.id, facts: { answerId, tickets } })
  return { answerId, tickets, leavesAt: leavesAt.toISOString() }
})

export const takingAnswerBack = command(takeAnswerBack, async (context, { groupEventId, answerId }) => {
  const { db, now, emit } = context
  const event = await lockEvent(context, groupEventId)
  const answer = await lockAnswer(db, { answerId, eventId: event.id })
  if (answer === undefined) throw new Refusal('group-events.noSuchAnswer', 'missing')
  if (answer.taken_back_at !== null) return {}
  if (answer.leaves_at.getTime() <= now) throw new Refusal('group-events.answerHasLeft', 'conflict')
  await markTakenBack(db, answerId, new Date(now))
  emit(groupEventAnswerTakenBack, { subject: event.id, facts: { answerId } })
  return {}
})
