import { seededRandom, shuffle } from './seeded-random.ts'

/** Words by frequency, and the vector of each: `vectors[word × width + i]`. */
export type WordVectors = {
  readonly words: readonly string[]
  readonly width: number
  readonly vectors: Float32Array
}

/** How vectors are learnt: words that occur less than `atLeast` times are left out. */
export type WordVectorOptions = {
  readonly width: number
  readonly atLeast: number
  readonly sweeps: number
  /** Words that make up more than this share of the texts are read less often; 0.0001 suits natural language. */
  readonly frequent: number
  readonly seed: number
}

const WINDOW = 4
const STRANGERS = 5
const RATE = 0.05
const SIGMOID_STEPS = 1024
const SIGMOID_REACH = 6

type Corpus = {
  readonly words: readonly string[]
  readonly texts: readonly Int32Array[]
  /** Chance that an occurrence of a word is read. */
  readonly read: Float32Array
  /** Words drawn from here are as frequent as their count to the power of ¾. */
  readonly urn: Int32Array
}

function corpusOf(texts: readonly (readonly string[])[], { atLeast, frequent }: WordVectorOptions): Corpus {
  const counts = new Map<string, number>()
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1)
  const kept = [...counts]
    .filter(([, count]) => count >= atLeast)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const index = new Map(kept.map(([word], i) => [word, i] as const))
  const total = kept.reduce((sum, [, count]) => sum + count, 0)
  const read = Float32Array.from(kept, ([, count]) => {
    const share = count / total
    return Math.min(1, Math.sqrt(frequent / share) + frequent / share)
  })
  const urn = kept.flatMap(([, count], i) => new Array<number>(Math.ceil(count ** 0.75)).fill(i))
  return {
    words: kept.map(([word]) => word),
    texts: texts.map((text) => Int32Array.from(text.flatMap((word) => index.get(word) ?? []))),
    read,
    urn: Int32Array.from(urn),
  }
}

const sigmoid = Float32Array.from(
  { length: SIGMOID_STEPS },
  (_, i) => 1 / (1 + Math.exp(SIGMOID_REACH - (2 * SIGMOID_REACH * i) / SIGMOID_STEPS)),
)

function likelihood(score: number): number {
  if (score >= SIGMOID_REACH) return 1
  if (score <= -SIGMOID_REACH) return 0
  return sigmoid[Math.floor(((score + SIGMOID_REACH) / (2 * SIGMOID_REACH)) * SIGMOID_STEPS)] as number
}

type Learner = {
  readonly width: number
  readonly own: Float32Array
  readonly context: Float32Array
  readonly move: Float32Array
}

/** Moves a word towards (`truth` 1) or away from (0) another one met beside it; the word's own move is gathered. */
function meet(
  { width, own, context, move }: Learner,
  at: number,
  other: { at: number; truth: number; rate: number },
): void {
  let score = 0
  for (let i = 0; i < width; i++) score += (own[at + i] as number) * (context[other.at + i] as number)
  const error = other.rate * (other.truth - likelihood(score))
  for (let i = 0; i < width; i++) {
    const there = context[other.at + i] as number
    move[i] = (move[i] as number) + error * there
    context[other.at + i] = there + error * (own[at + i] as number)
  }
}

/**
 * Learns vectors of words from texts cut into words: skip-gram with negative sampling (Mikolov et al. 2013). The same
 * texts and seed give the same vectors.
 */
export function learnWordVectors(
  texts: readonly (readonly string[])[],
  options: WordVectorOptions,
): WordVectors {
  const { width, sweeps } = options
  const corpus = corpusOf(texts, options)
  const random = seededRandom(options.seed)
  const size = corpus.words.length * width
  const own = Float32Array.from({ length: size }, () => (random() - 0.5) / width)
  const learner: Learner = { width, own, context: new Float32Array(size), move: new Float32Array(width) }
  const order = Int32Array.from(corpus.texts, (_, i) => i)
  let done = 0
  for (let sweep = 0; sweep < sweeps; sweep++) {
    shuffle(order, random)
    for (const text of order) {
      const rate = RATE * (1 - (0.95 * done++) / (sweeps * order.length))
      const words = (corpus.texts[text] as Int32Array).filter(
        (word) => random() < (corpus.read[word] as number),
      )
      readText(learner, words, { rate, random, urn: corpus.urn })
    }
  }
  return { words: corpus.words, width, vectors: own }
}

type Reading = { readonly rate: number; readonly random: () => number; readonly urn: Int32Array }

function readText(learner: Learner, words: Int32Array, { rate, random, urn }: Reading): void {
  const { width, own, move } = learner
  for (let i = 0; i < words.length; i++) {
    const at = (words[i] as number) * width
    const reach = 1 + Math.floor(random() * WINDOW)
    for (let j = Math.max(0, i - reach); j <= Math.min(words.length - 1, i + reach); j++) {
      if (j === i) continue
      move.fill(0)
      meet(learner, at, { at: (words[j] as number) * width, truth: 1, rate })
      for (let k = 0; k < STRANGERS; k++) {
        const stranger = urn[Math.floor(random() * urn.length)] as number
        if (stranger !== words[j]) meet(learner, at, { at: stranger * width, truth: 0, rate })
      }
      for (let k = 0; k < width; k++) own[at + k] = (own[at + k] as number) + (move[k] as number)
    }
  }
}
