import { type Normalised, originalSpan } from '../normalise.ts'
import type { Source, Span } from '../span.ts'
import { addressesIn } from './addresses.ts'
import { emailsIn } from './emails.ts'
import { numbersIn } from './numbers.ts'
import { platesIn } from './plates.ts'

/** What kind of personal data stands at a span. */
export type PersonalDataKind = 'phone' | 'id_number' | 'email' | 'bank_card' | 'address' | 'plate'

/** One piece of personal data, bounds in UTF-16 units of the original text. */
export type PersonalData = Span & { kind: PersonalDataKind; confidence: number; source: Source }

type Found = Span & { kind: PersonalDataKind; confidence: number }

/** Everything found, what is surest first: where two overlap, the earlier recogniser is right. */
function candidates(text: string): Found[] {
  return [
    ...emailsIn(text).map((span) => ({ ...span, kind: 'email' as const, confidence: 0.98 })),
    ...numbersIn(text),
    ...platesIn(text).map((span) => ({ ...span, kind: 'plate' as const, confidence: 0.9 })),
    ...addressesIn(text).map((address) => ({ ...address, kind: 'address' as const })),
  ]
}

/**
 * Phone numbers (Chinese mobile and landline, +international, North American), Chinese ID numbers with their check digit, payment cards by
 * issuer and Luhn, e-mail addresses, licence plates, and addresses where somebody lives. Numbers that fail their check, or that are announced
 * as an order, parcel or invoice number, are left alone. Spans never overlap and come in text order.
 */
export function findPersonalData(text: Normalised): PersonalData[] {
  const all = candidates(text.text)
  if (all.length === 0) return []
  const taken = new Uint8Array(text.text.length)
  const found = all.filter(({ start, end }) => {
    if (taken[start] === 1 || taken[end - 1] === 1) return false
    taken.fill(1, start, end)
    return true
  })
  return found
    .sort((a, b) => a.start - b.start)
    .map((one) => ({ ...one, ...originalSpan(text, one), source: 'rule' as const }))
}
