import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { consentGiven, consentWithdrawn } from '../contract/consent.ts'
import { insertConsents, insertConsentWithdrawal, lockConsent } from './consents.store.ts'
import type { FeedbackRow } from './intake.store.ts'
import type { Consent } from './public/consent-words.ts'

interface Agreed {
  readonly row: FeedbackRow
  readonly consent: Consent
}

/** Records what senders agreed to when their voices came in; one event each, which says by its fingerprint to which words. */
export async function recordConsents(
  { db, now, emit }: CommandContext,
  agreed: readonly Agreed[],
): Promise<void> {
  const rows = agreed.map(({ row, consent }) => ({
    feedback_id: row.id,
    unit_id: row.unit_id,
    locale: consent.locale,
    wording: 'words' in consent ? consent.words.wording : null,
    text: 'words' in consent ? consent.words.text : null,
    reference: 'reference' in consent ? consent.reference : null,
    given_at: row.occurred_at,
  }))
  await insertConsents(db, rows, new Date(now))
  for (const { feedback_id, unit_id, locale, wording } of rows)
    emit(consentGiven, { subject: feedback_id, unit: unit_id, facts: { locale, wording } })
}

interface ConsentedVoice {
  readonly id: string
  readonly org_unit_id: string | null
  readonly customer_id: string | null
}

/** Records that a consent was taken back; what was done before stays lawful (PIPL article 15). Refuses `intake.noConsent`. */
export async function takeBackConsent(
  { db, actor, now, emit }: CommandContext,
  voice: ConsentedVoice,
): Promise<void> {
  const consent = await lockConsent(db, voice.id)
  if (consent === undefined || consent.withdrawn) throw new Refusal('intake.noConsent', 'conflict')
  await insertConsentWithdrawal(db, { feedback_id: voice.id, at: new Date(now), registered_by: actor.id })
  emit(consentWithdrawn, {
    subject: voice.id,
    unit: voice.org_unit_id,
    facts: { customerId: voice.customer_id },
  })
}
