import { filledText } from '#features/canned-replies/server/public/filled-reply.ts'
import { grantsOf } from '#features/staff/server/public/grants.ts'
import { postAs } from '#features/tickets/server/public/post-message.ts'
import { lockTicketRow, reaches } from '#features/tickets/server/public/visible-tickets.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { groupEventAnswerSent } from '../../contract.ts'
import { type AnswerRefusal, whyRefused } from '../../domain/answering.ts'
import { type Answer, lockDue, markFinished, nextParts, outcomeOf, settlePart } from './answers.store.ts'

/** So many tickets are answered in one transaction. */
const slice = 20

/** Answers one ticket, as whoever wrote the answer and with what they may do now; says why where it does not. */
async function answerOne(
  context: CommandContext,
  answer: Answer,
  { ticketId, writer }: { ticketId: string; writer: Actor },
): Promise<AnswerRefusal | null> {
  const ticket = await lockTicketRow(context.db, ticketId)
  if (ticket === undefined || !reaches(writer, 'tickets.message', ticket)) return 'not_allowed'
  const { text, open } = await filledText({ ...context, actor: writer }, { ticketId, text: answer.text })
  const reason = whyRefused({ ended: ticket.ended_at !== null, mayAnswer: true, open })
  if (reason !== null) return reason
  const { by: personId, purpose } = answer
  await postAs(context, ticket, { messageId: context.newId(), personId, text, purpose })
  return null
}

/** Answers the next tickets of an answer that is due; tells whether there was one. Its row is locked: each ticket is answered once. */
async function answerSome(context: CommandContext): Promise<boolean> {
  const { db, now, emit } = context
  const answer = await lockDue(db, now)
  if (answer === undefined) return false
  const { id: answerId, event_id: subject } = answer
  const tickets = await nextParts(db, answerId, slice)
  const writer = { kind: 'person', id: answer.by, grants: await grantsOf(db, answer.by) } as const
  for (const ticketId of tickets) {
    const reason = await answerOne(context, answer, { ticketId, writer })
    await settlePart(db, { answerId, ticketId, reason })
  }
  if (tickets.length < slice) {
    await markFinished(db, answerId, new Date(now))
    emit(groupEventAnswerSent, { subject, facts: { answerId, ...(await outcomeOf(db, answerId)) } })
  }
  return true
}

/** Sends answers to all once the time to take them back is over; after a crash the rest of one follows. */
export const sendAnswers = timer({
  name: 'group-events.send-answers',
  everySeconds: 1,
  run: async ({ transact }) => {
    const quiet = { quiet: 'a ticket that may not be answered any more gets no message' }
    while (await transact(answerSome, quiet));
  },
})
