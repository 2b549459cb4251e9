import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { IntakeTables } from './intake.tables.ts'

/** Takes text, sender and names out of the voices of customers; gives back each voice with its customer, unit and files. */
export async function blankVoices(db: WriteHandle, customerIds: readonly string[], at: Date) {
  const own = db.own<IntakeTables>()
  const voices = await own
    .updateTable('feedbacks')
    .set({
      text: '',
      contact_name: null,
      contact_phone: null,
      contact_email: null,
      custom: '{}',
      erased_at: at,
    })
    .where('customer_id', 'in', [...customerIds])
    .where('erased_at', 'is', null)
    .returning(['id', 'customer_id', 'org_unit_id'])
    .execute()
  const ids = voices.map((voice) => voice.id)
  if (ids.length === 0) return []
  await own.updateTable('feedback_additions').set({ text: '' }).where('feedback_id', 'in', ids).execute()
  // That they agreed stays, as what made it lawful to keep their words until now; how another system named it goes.
  await own.updateTable('consents').set({ reference: null }).where('feedback_id', 'in', ids).execute()
  await own.updateTable('feedback_unmaskings').set({ note: null }).where('feedback_id', 'in', ids).execute()
  const files = await own
    .updateTable('feedback_files')
    .set({ name: sql<string>`file_id::text` })
    .where('feedback_id', 'in', ids)
    .returning(['feedback_id', 'file_id'])
    .execute()
  return voices.map((voice) => ({
    ...voice,
    files: files.filter((file) => file.feedback_id === voice.id).map((file) => file.file_id),
  }))
}

/** Deletes voices without files, with everything that hangs on them; gives back those that were there. */
export async function deleteVoices(db: WriteHandle, feedbackIds: readonly string[]) {
  if (feedbackIds.length === 0) return []
  return db
    .own<IntakeTables>()
    .deleteFrom('feedbacks')
    .where('id', 'in', [...feedbackIds])
    .where(sql<boolean>`not exists (select 1 from feedback_files where feedback_id = feedbacks.id)`)
    .returning(['id', 'org_unit_id', 'import_id', 'customer_id'])
    .execute()
}
