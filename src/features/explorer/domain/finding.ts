import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { mean } from '@huixiang/cx-stats/mean.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import { type Corpus, termCounts, textsWith } from '@huixiang/text-analysis/corpus/corpus.ts'
import { distinctTerms } from '@huixiang/text-analysis/corpus/distinct-terms.ts'
import { findTopics } from '@huixiang/text-analysis/corpus/topics.ts'
import type { FoundTopic, FoundWord, Insights } from './insights.ts'
import { rises, risingTerms } from './rising.ts'

/** Voices as a corpus, with how each of them sounds: −1…1, NaN where nobody judged yet. */
export interface ReadVoices {
  readonly corpus: Corpus
  readonly sentiments: Float64Array
  /** How many voices of each period were read. */
  readonly sizes: readonly number[]
}

const current = 0
const shownWords = 120
const shownRising = 60
const fewestOfWord = 3
/** The same voices always give the same topics. */
const seed = 8620

function sentimentOf(sentiments: Float64Array, voices: ArrayLike<number>): Estimate {
  const judged = Array.from(voices, (voice) => sentiments[voice] as number).filter(
    (one) => !Number.isNaN(one),
  )
  return mean(judged, { range: [-1, 1] })
}

/** The words of a period: those in most voices, and those that rise. */
export function findWords({
  corpus,
  sentiments,
  sizes,
}: ReadVoices): Pick<Insights, 'rising' | 'words' | 'tested'> {
  const byPeriod = sizes.map((_, period) => termCounts(corpus, period))
  const terms = corpus.terms.map((term, at) => ({
    at,
    term,
    count: byPeriod[current]?.[at] as number,
    counts: byPeriod.map((counts) => counts[at] as number),
  }))
  const found = rises(terms, sizes)
  const places = new Map(terms.map(({ term, at }) => [term, at]))
  const wordOf = (at: number): FoundWord => {
    const voices = Uint32Array.from(textsWith(corpus, at, current))
    const { term, counts } = terms[at] as (typeof terms)[number]
    return { term, counts, rise: found[at] ?? null, voices, sentiment: sentimentOf(sentiments, voices) }
  }
  const often = terms
    .filter(({ count }) => count >= fewestOfWord)
    .sort((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1))
  return {
    tested: found.filter((one) => one !== undefined).length,
    rising: risingTerms(terms, sizes)
      .slice(0, shownRising)
      .map(({ term }) => wordOf(places.get(term) as number)),
    words: distinctTerms(often.slice(0, shownWords * 3))
      .slice(0, shownWords)
      .map(({ at }) => wordOf(at)),
  }
}

/** The topics of a period, each against its own share in the baseline, and what is in none. */
export function findTopicsOf({ corpus, sentiments, sizes }: ReadVoices): Pick<Insights, 'topics' | 'others'> {
  const { topics, topicOf } = findTopics(corpus, { group: current, seed })
  const partOf = (topic: number) => {
    const counts = sizes.map(() => 0)
    const voices: number[] = []
    topicOf.forEach((own, voice) => {
      if (own !== topic) return
      const period = corpus.groups[voice] as number
      counts[period] = (counts[period] as number) + 1
      if (period === current) voices.push(voice)
    })
    return {
      counts,
      voices: Uint32Array.from(voices),
      sentiment: sentimentOf(sentiments, voices),
      share: proportion({ hits: voices.length, n: sizes[current] as number }),
    }
  }
  const parts = topics.map((_, topic) => partOf(topic))
  const found = rises(parts, sizes)
  return {
    topics: topics.map(
      ({ name, terms, examples }, t): FoundTopic => ({
        ...(parts[t] as (typeof parts)[number]),
        name,
        terms,
        examples,
        rise: found[t] ?? null,
      }),
    ),
    others: partOf(-1),
  }
}
