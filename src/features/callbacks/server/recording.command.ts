import { dropThrough } from '#features/notifications/server/public/gateways.ts'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import { checkAttempted } from '../contract/checks.ts'
import { callbackAttempted, recordCallback } from '../contract.ts'
import { callbackOutcome } from '../domain/answering.ts'
import { nextAttemptAt, type Result } from '../domain/attempting.ts'
import type { CallbackLevel } from '../domain/levels.ts'
import { attemptsOf } from './attempts.ts'
import { addAttempt, type Callback, planCallback } from './callbacks.store.ts'
import { checkLevel, finish } from './finishing.ts'
import { followed } from './following-script.ts'
import { giveToPeople } from './messages.store.ts'
import { lockCallback } from './visibility.ts'
import { hoursOf } from './wished-hours.ts'

const about = (callback: Callback) => ({ subject: callback.ticket_id, unit: callback.org_unit_id })

async function proposeNext({ db, now }: CommandContext, callback: Callback, result: Result): Promise<void> {
  const timeZone = (await theOrganisation(db))?.time_zone ?? 'UTC'
  const nextAt = nextAttemptAt({ result, at: now }, hoursOf(callback), timeZone)
  await planCallback(db, callback.id, { nextAt: new Date(nextAt) })
}

type Input = InputOf<typeof recordCallback>

/** What was said along the script, as it is kept; it must come to the end that is recorded. */
async function saidOf({ db }: CommandContext, level: number, { script, answer }: Input) {
  if (script === undefined) return {}
  const way = await followed(db, level as CallbackLevel, script)
  if (way === null) throw new Refusal('callbacks.notThatScript', 'invalid')
  const end = way.at.kind === 'end' ? way.at.outcome : null
  if (end !== null && answer !== undefined && end !== answer)
    throw new Refusal('callbacks.scriptSaysOtherwise', 'invalid', { outcome: end })
  const { scriptId: script_id, version: script_version } = script
  return { script_id, script_version, script_answers: jsonText(way.said) }
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
  const said = await saidOf(context, callback.level, input)
  await addAttempt(db, { ...made, ...said, id: attemptId, at: new Date(now), by })
  const { cycle, level } = callback
  const facts = { callbackId, attemptId, cycle, reached, attempt }
  if (level === 1) emit(callbackAttempted, { ...about(callback), facts: { ...facts, channel, result } })
  else emit(checkAttempted, { ...about(callback), facts: { ...facts, level: checkLevel(level) } })
  const outcome = callbackOutcome([...earlier, { at: new Date(now), reached, answer }])
  if (outcome !== null) await finish(context, callback, outcome)
  else await proposeNext(context, callback, result)
  if (callback.waits_until !== null) {
    await giveToPeople(db, callbackId)
    await dropThrough(context, [callbackId])
  }
  return { callbackId, state: outcome === null ? ('open' as const) : ('done' as const), attempts: attempt }
})
