import type { ReadHandle } from '#platform/server/database/handles.ts'
import { consentRows, recordedConsent } from '../consents.query.ts'
import { transcriptsOfVoices } from '../feedback-files.query.ts'
import type { IntakeTables } from '../intake.tables.ts'

/** Every voice of these customers with its additions, its files by name and what was read in them, as the person they came from may have them. */
export async function voicesForExport(db: ReadHandle, customerIds: readonly string[]) {
  const tables = db.tables<IntakeTables>()
  const voices = await tables
    .selectFrom('feedbacks')
    .select([
      'id',
      'number',
      'channel',
      'chosen_kind',
      'text',
      'contact_name',
      'contact_phone',
      'contact_email',
    ])
    .select(['occurred_at', 'received_at', 'custom'])
    .where('customer_id', 'in', [...customerIds])
    .orderBy('received_at')
    .execute()
  const ids = voices.map((voice) => voice.id)
  if (ids.length === 0) return []
  const additions = await tables
    .selectFrom('feedback_additions')
    .selectAll()
    .where('feedback_id', 'in', ids)
    .orderBy('at')
    .execute()
  const files = await tables
    .selectFrom('feedback_files')
    .select(['feedback_id', 'name'])
    .where('feedback_id', 'in', ids)
    .orderBy('position')
    .execute()
  const transcripts = await transcriptsOfVoices(db, ids)
  const consents = await consentRows(db).where('consent.feedback_id', 'in', ids).execute()
  const consentOf = new Map(consents.map((row) => [row.feedback_id, recordedConsent(row)]))
  return voices.map((voice) => ({
    number: voice.number,
    channel: voice.channel,
    kind: voice.chosen_kind,
    text: voice.text,
    contact: { name: voice.contact_name, phone: voice.contact_phone, email: voice.contact_email },
    occurredAt: voice.occurred_at.toISOString(),
    receivedAt: voice.received_at.toISOString(),
    custom: voice.custom,
    consent: consentOf.get(voice.id) ?? null,
    additions: additions
      .filter((one) => one.feedback_id === voice.id)
      .map(({ text, at }) => ({ text, at: at.toISOString() })),
    files: files.filter((one) => one.feedback_id === voice.id).map(({ name }) => name),
    readInFiles: transcripts.filter((one) => one.feedbackId === voice.id).map(({ text }) => text),
  }))
}
