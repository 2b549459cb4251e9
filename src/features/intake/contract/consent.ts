import { z } from 'zod'
import { done, nothing, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { locale } from '#platform/contract/locale-schema.ts'

const subject = { subject: 'feedback', readWith: 'intake.read' } as const

/** `wording` is the fingerprint of the organisation's own sentence; null for the words of another form. */
export const consentGiven = event('intake.consent_given', {
  ...subject,
  facts: z.object({ locale, wording: z.string().nullable() }),
})
export const consentWithdrawn = event('intake.consent_withdrawn', {
  ...subject,
  facts: z.object({ customerId: id.nullable() }),
})

/** The fingerprint (SHA-256) of a sentence that the organisation asks its customers to agree to. */
export const wordingPrint = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * That the sender agreed to the use of their data. `true`: to the words that colleagues read out on the telephone and at the counter.
 * Other systems name the words they showed: `wording` is the name or address of that version, with nobody's data in it.
 */
export const givenConsent = z.union([
  z.literal(true),
  z.object({ wording: z.string().trim().min(1).max(200), locale }),
])

/** A consent as colleagues see it. */
export const recordedConsent = z.object({
  givenAt: moment,
  channel: z.string(),
  locale,
  /** The sentence agreed to, where it was the organisation's own. */
  words: z.string().nullable(),
  /** What another form calls the words it showed. */
  reference: z.string().nullable(),
  withdrawnAt: moment.nullable(),
})

/** A colleague writes down that the customer takes their consent back. */
export const withdrawConsent = write({
  method: 'DELETE',
  path: '/api/feedback/:feedbackId/consent',
  access: 'intake.register',
  input: nothing,
  reply: done,
})
