import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { feedbackAddedTo } from '../../contract.ts'
import { maxFilesOfVoice } from '../../domain/voice.ts'
import { attachFiles, type NamedUpload } from '../attaching.ts'
import { insertAddition, lockVoice } from '../intake.store.ts'

// Voice and additions are judged, searched and read as one text.
const longestVoice = 100_000 // characters

/** What a customer said later: words, files or both. */
interface Addition {
  readonly text: string
  readonly files?: readonly NamedUpload[]
}

/**
 * Adds what a customer said later to their voice, whichever way it came; it is judged and found together with the first text. Refuses
 * `intake.voiceErased`, `intake.voiceTooLong`, `intake.tooManyFiles`, `intake.fileGone`.
 */
export async function addToFeedback(
  context: CommandContext,
  feedbackId: string,
  { text, files = [] }: Addition,
): Promise<string> {
  const { db, actor, now, newId, emit } = context
  const voice = await lockVoice(db, feedbackId)
  if (voice.erasedAt !== null) throw new Refusal('intake.voiceErased', 'conflict')
  if (voice.said + text.length > longestVoice)
    throw new Refusal('intake.voiceTooLong', 'conflict', { most: longestVoice })
  if (voice.files + files.length > maxFilesOfVoice)
    throw new Refusal('intake.tooManyFiles', 'conflict', { most: maxFilesOfVoice })
  const additionId = newId()
  await insertAddition(db, {
    id: additionId,
    feedback_id: feedbackId,
    text,
    at: new Date(now),
    registered_by: actor.id,
  })
  await attachFiles(context, { feedbackId, additionId, after: voice.files }, files)
  emit(feedbackAddedTo, {
    subject: feedbackId,
    unit: voice.orgUnitId,
    facts: { additionId, length: text.length },
  })
  return additionId
}
