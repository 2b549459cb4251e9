import { seededRandom } from '../classifier/seeded-random.ts'
import { type Corpus, countsIn } from './corpus.ts'
import { distinctTerms } from './distinct-terms.ts'
import { latentSpace, placesIn } from './latent-space.ts'
import { nearestCentres, sphericalMeans } from './spherical-means.ts'
import { topicCount } from './topic-count.ts'
import { type Columns, columnsOf, weigh } from './weighted-texts.ts'

/** What a set of texts is about. */
export interface Topic {
  /** The two or three terms that tell it best, the best first. */
  readonly name: readonly string[]
  /** The terms that tell it, the best first. */
  readonly terms: readonly string[]
  /** Places in the corpus of the texts that are most like it, the most like first; no two say the same. */
  readonly examples: readonly number[]
}

/** Topics of a set, largest first, and where each text belongs. */
export interface Topics {
  readonly topics: readonly Topic[]
  /** Topic of each text of the corpus, in its order; −1 for the others, which are in none. */
  readonly topicOf: Int16Array
}

/** How topics are looked for. */
export interface TopicOptions {
  /** The group whose texts topics are made of; those of other groups are put where they belong. */
  readonly group: number
  readonly seed: number
  /** How many there are; chosen by stability unless said. */
  readonly count?: number
}

/** Topics are made of so many texts at most, taken evenly; the others are put where they belong. */
const mostLearnt = 12_000
/** Where the group has fewer, texts of other groups help to learn which words go together. */
const enoughLearnt = 2_000
const fewestTexts = 30
const fewestTerms = 6
/** A text that is less like its topic than this (cosine) belongs to the others. */
const leastLikeness = 0.3
/** In so many directions texts are told apart, in fewer where they have few words. */
const mostDirections = 60
const leastTexts = 3
/** A term tells a topic when it is so many times as likely there as in the whole. */
const leastLift = 1.2
const namedBy = 3
const toldTerms = 12
const shownExamples = 5
const noTopic = -1

/** The terms that tell a topic from the whole: how much likelier they are in it, weighed by how common they are there (c-TF-IDF, Grootendorst 2022). */
function tellingTerms(
  corpus: Corpus,
  all: { readonly columns: Columns; readonly whole: Int32Array; readonly size: number },
  within: readonly number[],
) {
  const found: { term: string; count: number; worth: number }[] = []
  countsIn(corpus, within).forEach((count, term) => {
    if (count < leastTexts || all.columns.ofTerm[term] === noTopic) return
    const share = count / within.length
    const lift = share / ((all.whole[term] as number) / all.size)
    if (lift > leastLift)
      found.push({ term: corpus.terms[term] as string, count, worth: share * Math.log(1 + lift) })
  })
  found.sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
  return distinctTerms(found.slice(0, toldTerms * 4)).slice(0, toldTerms)
}

/** Names share no sign: «退款 · 到账», never «退款 · 退款申请». */
function nameOf(terms: readonly string[]): string[] {
  const name: string[] = []
  for (const term of terms) {
    if (name.length === namedBy) break
    const shared = name.some(
      (one) =>
        [...term].some((sign) => /\p{Script=Han}/u.test(sign) && one.includes(sign)) ||
        one.split(' ').some((word) => term.split(' ').includes(word)),
    )
    if (!shared) name.push(term)
  }
  return name
}

/** The texts most like a topic that hold different terms. */
function examplesOf({ starts, held }: Corpus, texts: readonly number[], likeness: Float32Array): number[] {
  const seen = new Set<string>()
  const chosen: number[] = []
  for (const text of texts.toSorted((a, b) => (likeness[b] as number) - (likeness[a] as number) || a - b)) {
    const said = held
      .subarray(starts[text], starts[text + 1])
      .toSorted()
      .join()
    if (seen.has(said)) continue
    seen.add(said)
    if (chosen.push(text) === shownExamples) break
  }
  return chosen
}

function evenly(texts: readonly number[], most: number): number[] {
  const step = Math.max(1, texts.length / most)
  return Array.from({ length: Math.min(texts.length, most) }, (_, i) => texts[Math.floor(i * step)] as number)
}

/** Texts of the group that say something; where they are few, texts of other groups besides, from which the words' company is learnt. */
function textsToLearnFrom({ groups, starts }: Corpus, group: number): { own: number[]; learnt: number[] } {
  const [own, others]: [number[], number[]] = [[], []]
  groups.forEach((one, text) => {
    if (starts[text] !== starts[text + 1]) (one === group ? own : others).push(text)
  })
  const besides = evenly(others, Math.max(0, enoughLearnt - own.length))
  return { own, learnt: [...evenly(own, mostLearnt), ...besides].sort((a, b) => a - b) }
}

const nothingFound = (size: number): Topics => ({ topics: [], topicOf: new Int16Array(size).fill(noTopic) })

/**
 * What a set of texts is about: topics with their names, and the one each text belongs to. Texts that are like no topic stay «others», and so
 * do those of topics that too few are in. Fewer than 30 texts with words have no topics. The same corpus and seed give the same topics.
 */
export function findTopics(corpus: Corpus, { group, seed, count }: TopicOptions): Topics {
  const { ids } = corpus
  const { own, learnt } = textsToLearnFrom(corpus, group)
  const columns = columnsOf(corpus, learnt)
  if (own.length < fewestTexts || columns.terms.length < fewestTerms) return nothingFound(ids.length)
  const random = seededRandom(seed)
  const weighed = weigh(corpus, learnt, columns)
  const width = Math.min(mostDirections, Math.floor(columns.terms.length / 2))
  const space = latentSpace(weighed, width, random)
  const places = placesIn(space, weighed)
  const k = count ?? topicCount(places, { seed, shown: own.length })
  const centres = sphericalMeans(places, k, { random, beginnings: 4 })
  const every = Array.from(ids, (_, text) => text)
  const { centreOf, likeness } = nearestCentres(placesIn(space, weigh(corpus, every, columns)), centres)
  const topicOf = centreOf.map((topic, text) =>
    (likeness[text] as number) < leastLikeness ? noTopic : topic,
  )
  return described(corpus, { topicOf, likeness, own, learnt, columns, k })
}

interface Found {
  readonly topicOf: Int16Array
  readonly likeness: Float32Array
  readonly own: readonly number[]
  readonly learnt: readonly number[]
  readonly columns: Columns
  readonly k: number
}

/** Names the topics, largest first, and drops those that too few are in or nothing tells. */
function described(corpus: Corpus, { topicOf, likeness, own, learnt, columns, k }: Found): Topics {
  const whole = countsIn(corpus, learnt)
  const found = Array.from({ length: k }, (_, t) => {
    const texts = own.filter((text) => topicOf[text] === t)
    const within = learnt.filter((text) => topicOf[text] === t)
    const told = tellingTerms(corpus, { columns, whole, size: learnt.length }, within)
    const terms = told.map(({ term }) => term)
    return {
      t,
      size: texts.length,
      topic: { name: nameOf(terms), terms, examples: examplesOf(corpus, texts, likeness) },
    }
  })
  const kept = found
    .filter(({ size, topic }) => size >= leastTexts && topic.name.length > 0)
    .sort((a, b) => b.size - a.size || a.t - b.t)
  const place = new Map(kept.map(({ t }, i) => [t, i]))
  return {
    topics: kept.map(({ topic }) => topic),
    topicOf: topicOf.map((t) => place.get(t) ?? noTopic),
  }
}
