import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { SurveysTables } from './surveys.tables.ts'

/** Takes invitations whose hour to write has come; of two processes each gets others. Leans on survey_invitations_mail. */
export async function takeToMail(db: WriteHandle, now: number, most: number): Promise<readonly string[]> {
  const due = await db
    .own<SurveysTables>()
    .selectFrom('survey_invitations')
    .select('id')
    .where('mail_at', '<=', new Date(now))
    .orderBy('mail_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
  const ids = due.map(({ id }) => id)
  if (ids.length > 0)
    await db
      .own<SurveysTables>()
      .updateTable('survey_invitations')
      .set({ mail_at: null })
      .where('id', 'in', ids)
      .execute()
  return ids
}
