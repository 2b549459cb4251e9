import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { stepCompensation } from '../contract/deeds.ts'
import {
  compensationAccepted,
  compensationApproved,
  compensationDeclined,
  compensationPaid,
  compensationRejected,
  compensationReversed,
  compensationWithdrawn,
} from '../contract.ts'
import { afterStep, bookingOf, type Step } from '../domain/life.ts'
import { assertApprovable } from './budgeting.ts'
import { addStep, book, moveCompensation } from './compensation.store.ts'
import { factsOf, recordOf, standingOf } from './telling.ts'
import { lockGiven } from './visibility.ts'

const told = {
  approve: compensationApproved,
  reject: compensationRejected,
  accept: compensationAccepted,
  decline: compensationDeclined,
  pay: compensationPaid,
  withdraw: compensationWithdrawn,
  reverse: compensationReversed,
} as const satisfies Record<Step, unknown>

export const stepping = command(stepCompensation, async (context, { words, ...seen }) => {
  const { db, newId, emit } = context
  const given = await lockGiven(context, seen)
  const { step } = seen
  const state = afterStep(given.state, step)
  if (state === null) throw new Refusal('compensation.cannotStep', 'conflict', { step, state: given.state })
  if (step === 'approve') await assertApprovable(context, given)
  const record = recordOf(context)
  const moved = await moveCompensation(db, given, state)
  await addStep(db, { ...record, id: newId(), compensation_id: given.id, step, words: words || null })
  const booking = bookingOf(step, given.state, Number(given.amount_minor))
  if (booking !== null) await book(db, moved, { ...record, ...booking, id: newId() })
  emit(told[step], { subject: given.ticket_id, unit: given.org_unit_id, facts: factsOf(moved) })
  return standingOf(moved)
})
