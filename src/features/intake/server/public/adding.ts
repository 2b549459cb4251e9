import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { feedbackAddedTo } from '../../contract.ts'
import { insertAddition, lockVoice } from '../intake.store.ts'

// Voice and additions are judged, searched and read as one text.
const longestVoice = 100_000 // characters

/**
 * Adds what a customer said later to their voice, whichever way it came; it is judged and found together with the first text. Refuses
 * `intake.voiceErased`, `intake.voiceTooLong`.
 */
export async function addToFeedback(
  { db, actor, now, newId, emit }: CommandContext,
  feedbackId: string,
  text: string,
): Promise<string> {
  const voice = await lockVoice(db, feedbackId)
  if (voice.erasedAt !== null) throw new Refusal('intake.voiceErased', 'conflict')
  if (voice.said + text.length > longestVoice)
    throw new Refusal('intake.voiceTooLong', 'conflict', { most: longestVoice })
  const additionId = newId()
  await insertAddition(db, {
    id: additionId,
    feedback_id: feedbackId,
    text,
    at: new Date(now),
    registered_by: actor.id,
  })
  emit(feedbackAddedTo, {
    subject: feedbackId,
    unit: voice.orgUnitId,
    facts: { additionId, length: text.length },
  })
  return additionId
}
