import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { answerCallbackMessage, messageAnswered } from '../contract/messages.ts'
import { callbackAttempted } from '../contract.ts'
import { endsIt, type MessageAnswer } from '../domain/message-first.ts'
import { attemptsOf } from './attempts.ts'
import { addAttempt, type Callback } from './callbacks.store.ts'
import { finish } from './finishing.ts'
import { handOver } from './handing-over.ts'
import { callbackBehind } from './message-links.ts'
import { keepAnswer, lockAnyCallback } from './messages.store.ts'

/** The customer's word is an attempt that reached them; only a plain yes decides it. */
async function note(context: CommandContext, callback: Callback, said: MessageAnswer): Promise<void> {
  const { db, now, newId, emit } = context
  const attempt = (await attemptsOf(db, [callback.id])).length + 1
  const attemptId = newId()
  await addAttempt(db, {
    ...{
      id: attemptId,
      callback_id: callback.id,
      attempt,
      channel: 'email',
      reached: true,
      result: 'reached',
    },
    answer: endsIt(said) ? 'satisfied' : null,
    solved: said.solved,
    missing: said.comment.slice(0, 500) || null,
    note: null,
    at: new Date(now),
    by: null,
  })
  const { id: callbackId, cycle, ticket_id: subject, org_unit_id: unit } = callback
  const facts = { callbackId, attemptId, cycle, reached: true, attempt, channel: 'email' as const }
  emit(callbackAttempted, { subject, unit, facts })
}

export const answeringMessage = command(answerCallbackMessage, async (context, { token, ...said }) => {
  const { db, now, emit } = context
  const callback = await lockAnyCallback(db, await callbackBehind(db, token))
  if (callback === undefined) throw new Refusal('callbacks.badLink', 'missing')
  if (callback.state !== 'open') throw new Refusal('callbacks.linkEnded', 'conflict')
  if (!(await keepAnswer(db, callback.id, { ...said, at: new Date(now) })))
    throw new Refusal('callbacks.alreadyAnswered', 'conflict')
  await note(context, callback, said)
  const { satisfied, solved } = said
  const facts = {
    callbackId: callback.id,
    cycle: callback.cycle,
    satisfied,
    solved,
    commented: said.comment !== '',
  }
  emit(messageAnswered, { subject: callback.ticket_id, unit: callback.org_unit_id, facts })
  if (endsIt(said)) await finish(context, callback, 'satisfied')
  else if (callback.waits_until !== null) await handOver(context, callback)
  return { state: 'answered' as const }
})
