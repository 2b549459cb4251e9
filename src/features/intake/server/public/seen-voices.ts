import { sql } from 'kysely'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { itemOfRow, judgedVoices, voiceRows } from '../voice-rows.query.ts'
import { oneFeedbackInReach } from './visible-feedback.ts'

/** A voice as lists show it. */
export type SeenVoice = ReturnType<typeof itemOfRow>

/** Of the voices named, by id, those that the actor sees and that were not erased. */
export async function seenVoices(
  read: ReadHandle,
  actor: Actor,
  feedbackIds: readonly string[],
): Promise<Map<string, SeenVoice>> {
  if (feedbackIds.length === 0) return new Map()
  const wanted = judgedVoices(read)
    // One parameter however many there are, so that its plan is kept.
    .where(sql<boolean>`voice.id = any(${feedbackIds}::uuid[])`)
    .where('voice.erased_at', 'is', null)
    .where(oneFeedbackInReach(actor, 'voice'))
    .select(['voice.id', 'voice.received_at as at'])
  return new Map((await voiceRows(read, wanted)).map((row) => [row.id, itemOfRow(row)]))
}
