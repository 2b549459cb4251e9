import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { answerCallbackMessage, messageAnswered, reportUnreached } from '../contract/messages.ts'
import { callbackAttempted } from '../contract.ts'
import { decidedBy, type Way } from '../domain/message-first.ts'
import { attemptsOf } from './attempts.ts'
import { addAttempt, type Callback } from './callbacks.store.ts'
import { finish } from './finishing.ts'
import { handOver } from './handing-over.ts'
import { callbackBehind } from './message-links.ts'
import { keepAnswer, lockAnyCallback, wayOfMessage } from './messages.store.ts'

const channels = { email: 'email', sms: 'sms', voice: 'phone' } as const satisfies Record<Way, string>

type Made = Pick<Parameters<typeof addAttempt>[1], 'reached' | 'result' | 'answer' | 'solved' | 'missing'>

/** What came of a message is an attempt. */
async function note(context: CommandContext, callback: Callback, made: Made): Promise<void> {
  const { db, now, newId, emit } = context
  const attempt = (await attemptsOf(db, [callback.id])).length + 1
  const attemptId = newId()
  const channel = channels[await wayOfMessage(db, callback.id)]
  await addAttempt(db, {
    ...{ id: attemptId, callback_id: callback.id, attempt, channel, note: null },
    ...made,
    at: new Date(now),
    by: null,
  })
  const { id: callbackId, cycle, ticket_id: subject, org_unit_id: unit } = callback
  const { reached, result } = made
  const facts = { callbackId, attemptId, cycle, reached, result, attempt, channel }
  emit(callbackAttempted, { subject, unit, facts })
}

/** The callback behind a link, while its answer is wanted. */
async function lockWanted({ db }: CommandContext, token: string): Promise<Callback> {
  const callback = await lockAnyCallback(db, await callbackBehind(db, token))
  if (callback === undefined) throw new Refusal('callbacks.badLink', 'missing')
  if (callback.state !== 'open') throw new Refusal('callbacks.linkEnded', 'conflict')
  return callback
}

export const answeringMessage = command(answerCallbackMessage, async (context, { token, ...said }) => {
  const { db, now, emit } = context
  const callback = await lockWanted(context, token)
  if (!(await keepAnswer(db, callback.id, { ...said, at: new Date(now) })))
    throw new Refusal('callbacks.alreadyAnswered', 'conflict')
  // The customer's word is an attempt that reached them.
  const decided = decidedBy(said)
  await note(context, callback, {
    reached: true,
    result: 'reached',
    answer: decided,
    solved: said.solved,
    missing: said.comment.slice(0, 500) || null,
  })
  const { satisfied, solved } = said
  const facts = {
    callbackId: callback.id,
    cycle: callback.cycle,
    satisfied,
    solved,
    commented: said.comment !== '',
  }
  emit(messageAnswered, { subject: callback.ticket_id, unit: callback.org_unit_id, facts })
  if (decided !== null) await finish(context, callback, decided)
  else if (callback.waits_until !== null) await handOver(context, callback)
  return { state: 'answered' as const }
})

export const reportingUnreached = command(reportUnreached, async (context, { token, result }) => {
  const callback = await lockWanted(context, token)
  if (callback.waits_until === null) throw new Refusal('callbacks.linkEnded', 'conflict')
  await note(context, callback, { reached: false, result, answer: null, solved: null, missing: null })
  await handOver(context, callback)
  return { state: 'ended' as const }
})
