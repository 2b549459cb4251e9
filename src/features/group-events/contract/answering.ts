import { z } from 'zod'
import { voiceText } from '#features/intake/contract.ts'
import { messagePurpose, ticketMessageSent } from '#features/tickets/contract.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { groupEventAnswered, groupEventAnswerSent, groupEventAnswerTakenBack } from '../contract.ts'
import { answerRefusals } from '../domain/answering.ts'

const access = 'group-events.close'
const count = z.number().int()
const text = voiceText.pipe(z.string().max(4000))

/** What would be sent: to how many tickets, and how the first of them would read it. */
export const previewAnswer = read({
  path: '/api/group-events/:groupEventId/answer-preview',
  access,
  input: z.object({ text: z.string().max(4000).default('') }),
  reply: z.object({
    tickets: count,
    /** Tickets of the event that have ended, or that the asker may not answer. */
    leftOut: count,
    first: z.object({ number: z.string(), text: z.string() }).nullable(),
    /** Names in braces that nothing is known for. */
    open: z.array(z.string()),
  }),
})

/**
 * Answers all customers of a group event, each on their own ticket and with their own name; it leaves in ten seconds. Refuses
 * `group-events.nobodyToAnswer` and `group-events.unknownNames` {names}.
 */
export const answerGroupEvent = write({
  method: 'POST',
  path: '/api/group-events/:groupEventId/answers',
  access,
  input: z.object({ text, purpose: messagePurpose }),
  reply: z.object({ answerId: id, tickets: count, leavesAt: moment }),
})

/** Takes an answer back that has not left yet. Refuses `group-events.answerHasLeft`. */
export const takeAnswerBack = write({
  method: 'DELETE',
  path: '/api/group-events/:groupEventId/answers/:answerId',
  access,
  input: nothing,
  reply: done,
})

/** The answers to all, the latest first, with what became of them; as many refused tickets as fit a screen. */
export const groupEventAnswers = read({
  path: '/api/group-events/:groupEventId/answers',
  access: 'intake.read',
  input: nothing,
  reply: z.object({
    answers: z.array(
      z.object({
        id,
        text: z.string(),
        purpose: messagePurpose,
        at: moment,
        by: z.object({ id, name: z.string().nullable() }),
        leavesAt: moment,
        takenBackAt: moment.nullable(),
        waiting: count,
        sent: count,
        refused: count,
        refusedTickets: z.array(z.object({ id, number: z.string(), reason: z.enum(answerRefusals) })),
      }),
    ),
    can: z.object({ answer: z.boolean() }),
  }),
  refreshOn: [groupEventAnswered, groupEventAnswerTakenBack, groupEventAnswerSent, ticketMessageSent],
})
