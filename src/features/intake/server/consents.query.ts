import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { IntakeTables } from './intake.tables.ts'

/** Consents with the sentence agreed to and when they were taken back; the latest first. */
export function consentRows(read: ReadHandle) {
  return read
    .tables<IntakeTables>()
    .selectFrom('consents as consent')
    .innerJoin('feedbacks as voice', 'voice.id', 'consent.feedback_id')
    .leftJoin('consent_wordings as wording', 'wording.wording', 'consent.wording')
    .leftJoin('consent_withdrawals as withdrawal', 'withdrawal.feedback_id', 'consent.feedback_id')
    .select(['consent.feedback_id', 'consent.locale', 'consent.reference', 'consent.given_at'])
    .select(['voice.channel', 'wording.text', 'withdrawal.at as withdrawn_at'])
    .orderBy('consent.given_at', 'desc')
}

type Row = Awaited<ReturnType<ReturnType<typeof consentRows>['execute']>>[number]

/** A consent as it is shown. */
export const recordedConsent = (row: Row) => ({
  givenAt: row.given_at.toISOString(),
  channel: row.channel,
  locale: row.locale,
  words: row.text,
  reference: row.reference,
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
})

/** What the sender of a voice agreed to; null when nothing is on record. */
export async function consentOf(read: ReadHandle, feedbackId: string) {
  const row = await consentRows(read).where('consent.feedback_id', '=', feedbackId).executeTakeFirst()
  return row === undefined ? null : recordedConsent(row)
}
