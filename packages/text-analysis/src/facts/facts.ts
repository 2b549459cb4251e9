import { type Normalised, originalSpan } from '../normalise.ts'
import type { PersonalData } from '../personal-data/personal-data.ts'
import type { Source, Span } from '../span.ts'
import { beginningOf } from '../words.ts'
import { type Amount, amountsIn } from './amounts.ts'
import { readLocal } from './local-time.ts'
import { type Person, personsIn } from './persons.ts'
import { type Place, placesIn } from './places.ts'
import { type Product, productsIn } from './products.ts'
import { type Reference, referencesIn } from './references.ts'
import { type TimeFact, timesIn, type WhenWritten } from './times.ts'
import { wordPlaces } from './word-places.ts'

/** A fact that a text states, bounds in UTF-16 units of the original text. */
export type Fact = (Reference | Amount | TimeFact | Product | Place | Person) & { source: Source }

/** From `start` on, in UTF-16 units of the original text, it was written at the local time `at`, as `YYYY-MM-DDTHH:mm`. */
export type WrittenPart = { start: number; at: string }

/** What is known besides the text: its personal data, its words as `cutWords` gives them, and when its parts were written. */
export type FactOptions = {
  personalData: readonly PersonalData[]
  words: readonly string[]
  /** In the order of the text; relative times are resolved against them. */
  written?: readonly WrittenPart[]
}

function whenWritten(text: Normalised, written: readonly WrittenPart[]): WhenWritten {
  const parts = written.map(({ start, at }) => ({ start, at: readLocal(at) }))
  return (start) => {
    const place = originalSpan(text, { start, end: start }).start
    return parts.findLast((part) => part.start <= place)?.at ?? null
  }
}

/**
 * Order and tracking numbers, amounts, times, products, places and persons in what is read closely of a text (`READ_UNITS`), in text order; where
 * two overlap, the one earlier in this list stays. What is personal data (a phone number, an address) is no fact beside it.
 * @throws RangeError when a part has no local time
 */
export function findFacts(text: Normalised, { personalData, words, written = [] }: FactOptions): Fact[] {
  const folded = beginningOf(text.text)
  const places = wordPlaces(words)
  const original = <F extends Span>(facts: readonly F[]) =>
    facts.map((fact) => ({ ...fact, ...originalSpan(text, fact) }))
  const all = [
    ...original(referencesIn(folded)),
    ...original(amountsIn(folded)),
    ...original(timesIn(folded, whenWritten(text, written))),
    ...original(productsIn(folded, places)),
    ...personsIn({ ...text, text: folded, original: beginningOf(text.original) }, places),
    ...original(placesIn(places)),
  ]
  const taken = new Uint8Array(text.original.length)
  for (const { start, end } of personalData) taken.fill(1, start, end)
  const free = all.filter(({ start, end }) => {
    if (taken[start] === 1 || taken[end - 1] === 1) return false
    taken.fill(1, start, end)
    return true
  })
  return free.sort((a, b) => a.start - b.start).map((fact) => ({ ...fact, source: 'rule' as const }))
}
