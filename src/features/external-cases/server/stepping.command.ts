import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { stepExternalCase } from '../contract/deeds.ts'
import { externalCaseClosed, externalCaseReplied } from '../contract.ts'
import { dayOf } from '../domain/deadline.ts'
import { afterStep } from '../domain/life.ts'
import { type ExternalCase, updateCase } from './external-cases.store.ts'
import { officeCalendar } from './reckoning.ts'
import { factsOf, record, standingOf } from './telling.ts'
import { lockWritten } from './visibility.ts'

export const stepping = command(stepExternalCase, async (context, { step, on, words, ...wanted }) => {
  const { db, now, emit } = context
  const { seen, ticket } = await lockWritten(context, wanted)
  const state = afterStep(seen.state, step)
  if (state === null) throw new Refusal('external-cases.cannotStep', 'conflict', { step, state: seen.state })
  const repliedOn = step === 'reply' ? (on as string) : seen.replied_on
  if (step === 'reply' && isNoDayOfReply(seen, repliedOn as string, dayOf(await officeCalendar(db), now)))
    throw new Refusal('external-cases.repliedWhen', 'invalid')
  const moved = await updateCase(db, seen, { state, replied_on: repliedOn, next_wake_at: null })
  await record(context, moved, { step, words: words || null })
  const about = { subject: ticket.id, unit: ticket.org_unit_id }
  if (step === 'reply') {
    const facts = { repliedOn: repliedOn as string, late: (repliedOn as string) > moved.due_on }
    emit(externalCaseReplied, { ...about, facts: { ...factsOf(moved), ...facts } })
  } else {
    const how = step === 'close' ? 'closed' : 'withdrawn'
    emit(externalCaseClosed, { ...about, facts: { ...factsOf(moved), how } })
  }
  return standingOf(moved)
})

const isNoDayOfReply = ({ received_on }: ExternalCase, on: string, today: string): boolean =>
  on < received_on || on > today
