import { addToVoice, withdrawVoice } from '#features/intake/contract/public-voice.ts'
import { answerSurvey } from '#features/surveys/contract.ts'
import { invitationForTracking } from '#features/surveys/server/public/invitation-for-tracking.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Case, handlingOf } from './case.ts'
import type { Workplace } from './handling.ts'

/** What a customer does by themselves after writing: asks again, takes the matter back. */
export function goOn({ agenda, desk, time }: Workplace, one: Case): void {
  const { voice, number, secret } = one.received
  const { urge, withdrawAfter } = voice.life
  if (secret === null) return
  const later = (after: number, deed: () => Promise<unknown>) =>
    agenda.add({
      at: time.at + after,
      whose: one.ticketId,
      deed: async () => {
        if (!one.settled) await deed()
      },
    })
  if (urge !== null)
    later(urge.after, () => desk.attempt(addToVoice, { number, secret, text: urge.text }, null))
  if (withdrawAfter !== null)
    later(withdrawAfter, () => desk.attempt(withdrawVoice, { number, secret }, null))
}

/** Some of those who are asked answer, each in their own time. */
export function answerLater(place: Workplace, one: Case, read: ReadHandle): void {
  const { answer } = handlingOf(one)
  if (answer === null) return
  const { agenda, desk, time } = place
  const give = async () => {
    const invitation = await invitationForTracking(read, { ticketId: one.ticketId, now: time.at })
    if (invitation?.state !== 'open') return
    const token = invitation.path.split('/').at(-1) as string
    const { csat, nps, comment } = answer
    await desk.attempt(answerSurvey, { token, csat, nps, comment }, null)
  }
  agenda.add({ at: time.at + answer.after, whose: one.ticketId, deed: give })
}
