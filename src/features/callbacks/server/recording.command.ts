import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { checkAttempted, ticketChecked } from '../contract/checks.ts'
import { callbackAnswered, callbackAttempted, recordCallback } from '../contract.ts'
import { type CallbackOutcome, callbackOutcome } from '../domain/answering.ts'
import { nextAttemptAt, type Result } from '../domain/attempting.ts'
import { attemptsOf } from './attempts.ts'
import { addAttempt, type Callback, finishCallback, planCallback } from './callbacks.store.ts'
import { lockCallback } from './visibility.ts'
import { hoursOf } from './wished-hours.ts'

const about = (callback: Callback) => ({ subject: callback.ticket_id, unit: callback.org_unit_id })

async function finish(context: CommandContext, callback: Callback, outcome: CallbackOutcome): Promise<void> {
  const { db, now, emit } = context
  await finishCallback(db, callback.id, { outcome, at: new Date(now) })
  const { id: callbackId, cycle, level, handler_id: handlerId } = callback
  const answered = { callbackId, cycle, outcome, onTime: now <= callback.due_at.getTime() }
  if (level === 1) emit(callbackAnswered, { ...about(callback), facts: { ...answered, level, handlerId } })
  else emit(ticketChecked, { ...about(callback), facts: { ...answered, level: checkLevel(level) } })
}

const checkLevel = (level: number) => (level === 2 ? 2 : 3)

async function proposeNext({ db, now }: CommandContext, callback: Callback, result: Result): Promise<void> {
  const timeZone = (await theOrganisation(db))?.time_zone ?? 'UTC'
  const nextAt = nextAttemptAt({ result, at: now }, hoursOf(callback), timeZone)
  await planCallback(db, callback.id, { nextAt: new Date(nextAt) })
}

export const recording = command(recordCallback, async (context, input) => {
  const { db, actor, now, newId, emit } = context
  const { callbackId, channel, reached, answer = null, note = null, solved = null, missing = null } = input
  const result = input.result ?? (reached ? 'reached' : 'no_answer')
  const callback = await lockCallback(context, callbackId)
  if (callback.state !== 'open') throw new Refusal('callbacks.notOpen', 'conflict', { state: callback.state })
  const earlier = await attemptsOf(db, [callbackId])
  const attempt = earlier.length + 1
  const attemptId = newId()
  const by = actor.kind === 'person' ? actor.id : null
  const made = { callback_id: callbackId, attempt, channel, reached, result, answer, solved, missing, note }
  await addAttempt(db, { ...made, id: attemptId, at: new Date(now), by })
  const { cycle, level } = callback
  const facts = { callbackId, attemptId, cycle, reached, attempt }
  if (level === 1) emit(callbackAttempted, { ...about(callback), facts: { ...facts, channel } })
  else emit(checkAttempted, { ...about(callback), facts: { ...facts, level: checkLevel(level) } })
  const outcome = callbackOutcome([...earlier, { reached, answer }])
  if (outcome !== null) await finish(context, callback, outcome)
  else await proposeNext(context, callback, result)
  return { callbackId, state: outcome === null ? ('open' as const) : ('done' as const), attempts: attempt }
})
