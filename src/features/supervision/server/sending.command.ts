import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  reviewSupervisionAnswer,
  sendSupervisionLetter,
  withdrawSupervisionLetter,
} from '../contract/deeds.ts'
import { letterAccepted, letterReturned, letterSent, letterWithdrawn } from '../contract.ts'
import { isAwaited } from '../domain/letters.ts'
import { placeOf } from './addressee.ts'
import { caughtUp, clockBegan, clockEnded, type Due, freshClock, sameTimeAnew } from './letter-clock.ts'
import { changed, standingOf, stateAfter } from './moving.ts'
import { recordOf } from './noting-causes.ts'
import { ruleOf } from './rule.ts'
import { insertLetter, judgeAnswer, type Letter, nextPosition, updateLetter } from './supervision.store.ts'
import { tellOfLetter } from './telling.ts'
import { lockCase, lockSent } from './visibility.ts'

async function dueOf(
  { db, now }: CommandContext,
  { hours, dueAt }: { hours?: number | undefined; dueAt?: string | undefined },
): Promise<Due> {
  if (dueAt === undefined) return { hours: hours ?? (await ruleOf(db)).answerHours }
  const at = Date.parse(dueAt)
  if (at <= now) throw new Refusal('supervision.dueInThePast', 'invalid')
  return { at }
}

export const sending = command(sendSupervisionLetter, async (context, input) => {
  const { db, newId } = context
  const { caseId, unitId, personId, demand, ...limit } = input
  const { ticket_id: ticketId } = await lockCase(context, caseId)
  const { at, by } = recordOf(context)
  const letter = await insertLetter(db, {
    ...(await placeOf(db, { unitId, personId })),
    ...(await freshClock(context, await dueOf(context, limit))),
    id: newId(),
    case_id: caseId,
    ticket_id: ticketId,
    position: await nextPosition(db, caseId),
    demand,
    state: 'sent',
    version: 1,
    sent_at: at,
    sent_by: by,
    changed_at: at,
    changed_by: by,
  })
  await clockBegan(context, letter, letterSent)
  tellOfLetter(context, letterSent, { letter, facts: { dueAt: letter.due_at.toISOString() } })
  return standingOf(letter)
})

async function accept(context: CommandContext, letter: Letter, words: string | null): Promise<Letter> {
  const record = recordOf(context)
  const answer = await judgeAnswer(context.db, letter.id, { ...record, verdict: 'accept', words })
  const state = stateAfter(letter, 'accept')
  const accepted = await updateLetter(context.db, letter.id, {
    ...changed(context, letter),
    state,
    ended_at: record.at,
  })
  tellOfLetter(context, letterAccepted, {
    letter: accepted,
    facts: { answerId: answer.id, handlerId: answer.by },
  })
  return accepted
}

async function sendBack(context: CommandContext, letter: Letter, words: string | null): Promise<Letter> {
  const answer = await judgeAnswer(context.db, letter.id, { ...recordOf(context), verdict: 'return', words })
  const returned = await updateLetter(context.db, letter.id, {
    ...changed(context, letter),
    ...(await sameTimeAnew(context, letter)),
    state: stateAfter(letter, 'return'),
  })
  await clockBegan(context, returned, letterReturned)
  const dueAt = returned.due_at.toISOString()
  tellOfLetter(context, letterReturned, {
    letter: returned,
    facts: { answerId: answer.id, handlerId: answer.by, dueAt },
  })
  return returned
}

export const reviewing = command(reviewSupervisionAnswer, async (context, { verdict, words, ...seen }) => {
  const letter = await lockSent(context, seen)
  stateAfter(letter, verdict)
  const judge = verdict === 'accept' ? accept : sendBack
  return standingOf(await judge(context, letter, words || null))
})

export const withdrawing = command(withdrawSupervisionLetter, async (context, { words, ...seen }) => {
  const held = await lockSent(context, seen)
  const state = stateAfter(held, 'withdraw')
  const letter = await caughtUp(context, held)
  if (isAwaited(letter.state)) await clockEnded(context, letter, { answered: false, cause: letterWithdrawn })
  const withdrawn = await updateLetter(context.db, letter.id, {
    ...changed(context, letter),
    state,
    withdrawn_why: words,
    ended_at: new Date(context.now),
    next_wake_at: null,
  })
  tellOfLetter(context, letterWithdrawn, { letter: withdrawn, facts: {} })
  return standingOf(withdrawn)
})
