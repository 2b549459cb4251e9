import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { type Locale, locales } from '#platform/contract/locale.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { say } from '#platform/pages/say.ts'
import type { givenConsent } from '../../contract/consent.ts'
import { type Channel, isSpoken } from '../../domain/voice.ts'
import en from '../../locales/en.json' with { type: 'json' }
import zh from '../../locales/zh-CN.json' with { type: 'json' }
import { pageWords } from '../page-words.ts'

/** A sentence of the organisation's that customers are asked to agree to; its fingerprint is its version. */
interface ConsentWords {
  readonly wording: string
  readonly text: string
}

/** What somebody agreed to: the organisation's own words, or another form's by name. */
export type Consent = { readonly locale: Locale } & (
  | { readonly words: ConsentWords }
  | { readonly reference: string }
)

const printed = (text: string): ConsentWords => ({
  wording: createHash('sha256').update(text).digest('hex'),
  text,
})

const readOut = { 'zh-CN': zh.consent.spoken, en: en.consent.spoken }

/** The sentence beside the box of the public form. */
export const formWords = (locale: Locale, organisation: string): ConsentWords =>
  printed(say(pageWords(locale), 'consent', { organisation }))

/**
 * What the sender of the public form agreed to. A form says which sentence it showed; one that shows none of today's was opened before
 * the words changed. Refuses `intake.consentChanged`.
 */
export function consentOfForm(
  organisation: string,
  { wording, locale }: { wording: string | undefined; locale: Locale },
): Consent {
  if (wording === undefined) return { locale, words: formWords(locale, organisation) }
  const shown = locales
    .map((one) => ({ locale: one, words: formWords(one, organisation) }))
    .find(({ words }) => words.wording === wording)
  if (shown === undefined) throw new Refusal('intake.consentChanged', 'conflict')
  return shown
}

/** What a colleague or a program says the sender agreed to. Refuses `intake.consentUnnamed` where nobody read our words out. */
export function consentAsGiven(
  given: z.output<typeof givenConsent> | undefined,
  { channel, locale }: { channel: Channel; locale: Locale },
): Consent | undefined {
  if (given === undefined) return undefined
  if (given !== true) return { locale: given.locale, reference: given.wording }
  if (!isSpoken(channel)) throw new Refusal('intake.consentUnnamed', 'invalid')
  return { locale, words: printed(readOut[locale]) }
}
