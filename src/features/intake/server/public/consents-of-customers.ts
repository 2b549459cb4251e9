import type { ReadHandle } from '#platform/server/database/handles.ts'
import { consentRows, recordedConsent } from '../consents.query.ts'

/** What these customers agreed to last, and with which voice; null when nothing is on record. */
export async function latestConsent(read: ReadHandle, customerIds: readonly string[]) {
  const row = await consentRows(read)
    .where('voice.customer_id', 'in', [...customerIds])
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { ...recordedConsent(row), feedbackId: row.feedback_id }
}
