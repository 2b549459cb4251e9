import { sql } from 'kysely'
import { oneFeedbackActedOn, visibleFeedback } from '#features/intake/server/public/visible-feedback.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { filesOfVoices } from './files-of-voices.query.ts'

/** A voice that an actor sees, with whether they may have its files read again; null when for them it does not exist. */
export async function visibleVoice(db: ReadHandle, actor: Actor, feedbackId: string) {
  const row = await visibleFeedback(db, actor, feedbackId)
    .select('feedbacks.org_unit_id as unitId')
    .select(sql<boolean>`${oneFeedbackActedOn(actor, 'analysis.correct')}`.as('readable'))
    .executeTakeFirst()
  return row === undefined ? null : { unitId: row.unitId, mayReadAgain: row.readable === true }
}

/** The same with one of its files. */
export async function visibleFile(
  db: ReadHandle,
  actor: Actor,
  { feedbackId, fileId }: { feedbackId: string; fileId: string },
) {
  const voice = await visibleVoice(db, actor, feedbackId)
  const file = (await filesOfVoices(db, [feedbackId])).find((one) => one.fileId === fileId)
  return voice === null || file === undefined ? null : { ...voice, file }
}
