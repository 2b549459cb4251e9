import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { transcriptsOfVoices } from './feedback-files.query.ts'
import type { IntakeTables } from './intake.tables.ts'
import { oneFeedbackActedOn, visibleFeedback } from './public/visible-feedback.ts'

/** A voice with nothing masked; undefined when the actor sees no such voice or may not unmask it. */
export async function wholeVoice(db: ReadHandle, actor: Actor, feedbackId: string) {
  const row = await visibleFeedback(db, actor, feedbackId)
    .select(['text', 'contact_name', 'contact_phone', 'contact_email', 'org_unit_id'])
    .where(oneFeedbackActedOn(actor, 'intake.unmask'))
    .executeTakeFirst()
  if (row === undefined) return undefined
  const additions = await db
    .tables<IntakeTables>()
    .selectFrom('feedback_additions')
    .select(['id', 'text'])
    .where('feedback_id', '=', feedbackId)
    .orderBy('at')
    .execute()
  return {
    text: row.text,
    additions,
    transcripts: (await transcriptsOfVoices(db, [feedbackId])).map(({ readingId, text: words }) => ({
      readingId,
      text: words,
    })),
    contact: { name: row.contact_name, phone: row.contact_phone, email: row.contact_email },
    orgUnitId: row.org_unit_id,
  }
}
