import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  createLadder,
  type EscalationLadder,
  editLadder,
  removeLadder,
  setQuietHours,
} from '../contract/ladders.ts'
import { ladderRemoved, ladderSaved, quietHoursSet } from '../contract.ts'
import { isTimedByLadder, type Matter } from '../domain/codes.ts'
import { unanswerableStep } from '../domain/ladder.ts'
import { type StoredLadder, shownLadder } from './ladder-row.ts'
import { deleteLadder, insertLadder, lockLadder, saveQuietHours, updateLadder } from './ladders.store.ts'

const savingOf = ({ now, actor }: CommandContext) => ({ now, by: actor.id })

export const creatingLadder = command(createLadder, async (context, input) => {
  const { policyId, urgency, matter, ...content } = input
  if (policyId !== null && matter !== 'clock') throw new Refusal('escalations.noLimitThere', 'invalid')
  assertSound(matter, content)
  const about = { id: context.newId(), matter, policy_id: policyId, urgency }
  const row = await insertLadder(context.db, { ...about, ...content }, savingOf(context))
  if (row === undefined) throw new Refusal('escalations.ladderExists', 'conflict')
  return saved(context, row, 'created')
})

export const editingLadder = command(editLadder, async (context, { ladderId, ...content }) => {
  const before = await lockLadder(context.db, ladderId)
  if (before === undefined) throw new Refusal('escalations.ladderNotFound', 'missing')
  assertSound(before.matter, content)
  const row = await updateLadder(context.db, ladderId, { ...content, ...savingOf(context) })
  return saved(context, row, 'edited')
})

export const removingLadder = command(removeLadder, async ({ db, emit }, { ladderId }) => {
  const row = await deleteLadder(db, ladderId)
  if (row === undefined) throw new Refusal('escalations.ladderNotFound', 'missing')
  emit(ladderRemoved, { subject: ladderId, facts: { matter: row.matter } })
  return {}
})

export const settingQuietHours = command(setQuietHours, async ({ db, emit }, { from, to }) => {
  const subject = await saveQuietHours(db, { from, to })
  emit(quietHoursSet, { subject, facts: { from, to } })
  return { from, to }
})

/** A step that answers to silence needs a step before it that asks; an alert needs to know how long it may stay open. */
function assertSound(
  matter: Matter,
  { steps, limitMinutes }: Pick<InputOf<typeof editLadder>, 'steps' | 'limitMinutes'>,
): void {
  const unanswerable = unanswerableStep(steps)
  if (unanswerable >= 0) throw new Refusal('escalations.nobodyAsked', 'invalid', { step: unanswerable + 1 })
  if ((limitMinutes !== null) !== isTimedByLadder(matter))
    throw new Refusal('escalations.limitOfAlerts', 'invalid', { field: 'limitMinutes' })
}

function saved({ emit }: CommandContext, row: StoredLadder, change: 'created' | 'edited'): EscalationLadder {
  emit(ladderSaved, {
    subject: row.id,
    facts: { change, matter: row.matter, steps: row.steps.length },
  })
  return shownLadder(row)
}
