import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { feedbackUnmasked, unmaskFeedback } from '../contract.ts'
import { insertUnmasking } from './intake.store.ts'
import { wholeVoice } from './whole-voice.ts'

export const unmask = command(unmaskFeedback, async (context, { feedbackId, reason, note }) => {
  const { db, actor, now, newId, emit } = context
  const voice = await wholeVoice(db, actor, feedbackId)
  if (voice === undefined) throw new Refusal('platform.notFound', 'missing')
  await insertUnmasking(db, {
    id: newId(),
    feedback_id: feedbackId,
    person_id: actor.id,
    reason,
    note: note ?? null,
    at: new Date(now),
  })
  emit(feedbackUnmasked, { subject: feedbackId, unit: voice.orgUnitId, facts: { reason } })
  const { text, additions, transcripts, contact } = voice
  return { text, additions, transcripts, contact }
})
