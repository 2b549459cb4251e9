import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

/** Remembers that an answer of a kiosk came in; false when it had. */
export async function insertReceipt(db: WriteHandle, keyHash: Buffer, week: string): Promise<boolean> {
  const row = await own(db)
    .insertInto('questionnaire_kiosk_receipts')
    .values({ key_hash: keyHash, week })
    .onConflict((conflict) => conflict.doNothing())
    .returning('week')
    .executeTakeFirst()
  return row !== undefined
}

/** Leans on questionnaire_kiosk_receipts_week. */
export async function deleteReceiptsBefore(db: WriteHandle, week: string): Promise<void> {
  await own(db).deleteFrom('questionnaire_kiosk_receipts').where('week', '<', week).execute()
}
