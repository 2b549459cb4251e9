import { asMeant, sharesAsMeant } from './as-meant.ts'
import { type FeatureKeys, featureKeysIn } from './classifier/feature-keys.ts'
import { type Tone, toneOf } from './classifier/tone.ts'
import type { Cues } from './cues.ts'
import { withoutMatters } from './mere.ts'
import { type Feeling, weighFeelings } from './sentiment.ts'
import type { Span } from './span.ts'
import type { TextJudges } from './task-models.ts'

const wordUnit = /[\p{L}\p{N}\p{So}]/u

/** Features of a folded text, for all models at once; null when there is nothing in it to know. */
export function keysIn(
  folded: string,
  words?: readonly string[],
  hear?: (beginning: string) => Tone,
): FeatureKeys | null {
  return wordUnit.test(folded) ? featureKeysIn(folded, words, hear) : null
}

/** The places that lie wholly within a stretch. */
function within<Place extends Span>(places: readonly Place[], { start, end }: Span): readonly Place[] {
  return places.length === 0 ? places : places.filter((place) => place.start >= start && place.end <= end)
}

/** What was read of a whole text, for reading a part of it without reading it again. */
type Read = {
  readonly folded: string
  readonly words: readonly string[]
  readonly cues: Cues
  readonly feelings: readonly Feeling[]
  readonly ironies: readonly Span[]
  readonly english: boolean
  /** Whether the text merely asks: then a clause feels what its own words feel, and a model that learnt from reviews is not asked. */
  readonly asks: boolean
}

/** The words of a stretch, as they were cut in the whole; undefined where it begins or ends within one. */
function wordsWithin(words: readonly string[], { start, end }: Span): readonly string[] | undefined {
  let at = 0
  let first = 0
  while (at < start && first < words.length) at += (words[first++] as string).length
  if (at !== start) return undefined
  let last = first
  while (at < end && last < words.length) at += (words[last++] as string).length
  return at === end ? words.slice(first, last) : undefined
}

/** How a clause feels: by its own words, and by the model where it knows the text. */
export function clauseJudge(
  { folded, words, cues, feelings, ironies, english, asks }: Read,
  judges: TextJudges | undefined,
) {
  return (clause: Span) => {
    const own = within(feelings, clause)
    const meant = asMeant(own, ironies)
    if (judges === undefined || (asks && meant.every(({ matter }) => matter)))
      return weighFeelings(asks ? withoutMatters(folded, meant) : meant)
    const hear = (text: string) => toneOf(text, { of: (group) => within(cues.of(group), clause) }, own)
    const keys = keysIn(folded.slice(clause.start, clause.end), wordsWithin(words, clause), hear)
    if (keys === null) return weighFeelings(meant)
    const heard = judges.sentiment(keys)
    const isIronic = ironies.some(({ start, end }) => clause.start < end && clause.end > start)
    return weighFeelings(meant, { shares: isIronic ? sharesAsMeant(heard) : heard, english })
  }
}
