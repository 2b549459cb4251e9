import { type Cue, type Cues, cueGroup, lastBefore, longestCues, uncovered } from './cues.ts'
import { rounded, type Source, type Span } from './span.ts'

/** Which way a feeling points. */
export type Polarity = 'positive' | 'negative' | 'neutral'

/** Feeling of a text: score −1 (worst) … 1 (best). */
export type Sentiment = { score: number; polarity: Polarity; confidence: number; source: Source }

type Modifiers = {
  negations: readonly Cue[]
  degrees: readonly Cue[]
  contrasts: readonly Cue[]
  irrealis: readonly Cue[]
}

const groups = {
  positive: cueGroup('positive'),
  negative: cueGroup('negative'),
  idiom: cueGroup('idiom:sentiment'),
  negation: cueGroup('negation'),
  degree: cueGroup('degree'),
  contrast: cueGroup('contrast'),
  irrealis: cueGroup('irrealis'),
  matter: cueGroup('matter'),
}

/** How far before a word its modifiers may stand, in UTF-16 units of folded text. */
const REACH_CHINESE = 8
const REACH_LATIN = 24
/** A contrast or a wish reaches through its sentence, no further than this. */
const REACH_SENTENCE = 40
/** Evidence at which the score reaches three quarters of its range. */
const SATURATION = 2.5
/** A score nearer to zero than this is called neutral. */
const NEUTRAL_BAND = 0.12
/**
 * How far words move a model's shares, in nats, when they say the most they can; what their silence says for neutral, and what
 * it says besides where the text asks: reviews, which models learn from, hardly ever ask for mere information.
 */
const PUSH = 2
const SILENCE = 1
const ASKING = 2.5
/** Of English that a model takes for neutral although words of it feel something, its shares count to this power: it learnt English from tweets to airlines and from requests. */
const DOUBTED = 0.5

const clauseEnd = /[,.。!?;、\n~…:]/
const sentenceEnd = /[。!?;\n…]/
const asking = /^.{0,2}(吗|么\?|\?|没有\?)/

function reachStart(text: string, cue: Cue, floor: number): number {
  const reach = cue.word.charCodeAt(0) < 0x250 ? REACH_LATIN : REACH_CHINESE
  let at = cue.start
  while (at > floor && cue.start - at < reach && !clauseEnd.test(text.charAt(at - 1))) at--
  return at
}

function within(cues: readonly Cue[], from: number, to: number): Cue[] {
  const found: Cue[] = []
  for (let i = lastBefore(cues, to); i >= 0 && (cues[i] as Cue).start >= from; i--)
    found.unshift(cues[i] as Cue)
  return found
}

/** Degree after the negation weakens the turn (不是很好); a double negation turns back. */
function turned(value: number, nots: readonly Cue[], strengths: readonly Cue[]): number {
  const last = nots.at(-1)
  let strength = 1
  for (const degree of strengths) {
    const softened = last !== undefined && degree.start > last.start
    strength *= softened ? 0.75 : degree.weight
  }
  const flipped = nots.length % 2 === 1
  return value * Math.min(strength, 2.5) * (flipped ? (value > 0 ? -0.9 : -0.45) : 1)
}

const sentenceBreaks = (text: string, from: number, to: number) =>
  from < to && sentenceEnd.test(text.slice(from, to))

function reaches(text: string, cues: readonly Cue[], place: number): boolean {
  const cue = cues[lastBefore(cues, place)]
  return cue !== undefined && place - cue.end <= REACH_SENTENCE && !sentenceBreaks(text, cue.end, place)
}

function contextFactor(text: string, cue: Cue, { contrasts, irrealis }: Modifiers): number {
  let factor = 1
  if (reaches(text, contrasts, cue.start)) factor *= 1.3
  const next = contrasts[lastBefore(contrasts, cue.end) + 1]
  if (
    next !== undefined &&
    next.start - cue.end <= REACH_SENTENCE &&
    !sentenceBreaks(text, cue.end, next.start)
  ) {
    factor *= 0.7
  }
  if (cue.weight > 0 && reaches(text, irrealis, cue.start)) factor *= 0.3
  if (cue.weight > 0 && asking.test(text.slice(cue.end, cue.end + 5))) factor *= 0.3
  return factor
}

function feelingWords(cues: Cues): readonly Cue[] {
  const idioms = new Set(cues.of(groups.idiom))
  const negative = cues.of(groups.negative).map((cue) => ({ ...cue, weight: -cue.weight }))
  // Idioms take part in the choice, so that 快递 hides 快 while 快递快 keeps its second one.
  return longestCues([...idioms, ...cues.of(groups.positive), ...negative]).filter((cue) => !idioms.has(cue))
}

const placeOf = ({ start, end }: Cue) => start * 2 ** 20 + end

/** «never», «不会» speak for themselves only when no feeling word follows for them to turn. */
function withoutTurners(text: string, words: readonly Cue[], negations: readonly Cue[]): readonly Cue[] {
  if (negations.length === 0) return words
  const turners = new Set(negations.map(placeOf))
  return words.filter((word, i) => {
    const next = words[i + 1]
    if (next === undefined || !turners.has(placeOf(word))) return true
    return reachStart(text, next, word.end) > word.end
  })
}

function modifiersOf(cues: Cues, words: readonly Cue[]): Modifiers {
  // Chosen together: 非常 hides 非, while 不太 hides 太.
  const degrees = new Set(cues.of(groups.degree))
  const turning = longestCues(uncovered([...cues.of(groups.negation), ...degrees], words))
  return {
    negations: turning.filter((cue) => !degrees.has(cue)),
    degrees: turning.filter((cue) => degrees.has(cue)),
    contrasts: longestCues(cues.of(groups.contrast)),
    irrealis: longestCues(cues.of(groups.irrealis)),
  }
}

/**
 * A word that feels, as it is meant where it stands: below 0 against, above 0 for; `matter` where it may as well name what is asked about
 * («退货», «过期»).
 */
export type Feeling = Span & { value: number; matter: boolean }

/**
 * The feeling words of a folded text, each turned by the negations and degrees before it in its clause, heavier after a
 * contrast, lighter inside a wish or a question.
 */
export function findFeelings(text: string, cues: Cues): Feeling[] {
  const words = withoutTurners(text, feelingWords(cues), cues.of(groups.negation))
  if (words.length === 0) return []
  const modifiers = modifiersOf(cues, words)
  const matters = new Set(cues.of(groups.matter).map(placeOf))
  let floor = 0
  return words.map((cue) => {
    const from = reachStart(text, cue, floor)
    const nots = within(modifiers.negations, from, cue.start)
    const value = turned(cue.weight, nots, within(modifiers.degrees, from, cue.start))
    floor = cue.end
    const { start, end } = cue
    return {
      start,
      end,
      value: value * contextFactor(text, cue, modifiers),
      matter: matters.has(placeOf(cue)),
    }
  })
}

/** How sure a model is of each polarity. */
export type PolarityShares = Readonly<Record<Polarity, number>>

/** What a model hears in a text, how much that asks (0…1), and whether it is English. */
export type HeardPolarity = {
  readonly shares: PolarityShares
  readonly asked?: number
  readonly english: boolean
}

/**
 * Adds up feelings. Without a model confidence grows with the amount of evidence and with its agreement, and without any
 * evidence the answer is neutral at 0.3; with one its calibrated shares are moved by the words it may not know, and by how much
 * the text asks.
 */
export function weighFeelings(feelings: readonly Feeling[], heard?: HeardPolarity): Sentiment {
  let positiveSum = 0
  let negativeSum = 0
  for (const { value } of feelings) {
    if (value > 0) positiveSum += value
    else negativeSum -= value
  }
  const byWords = weighed(positiveSum, negativeSum)
  return heard === undefined ? byWords : moved(heard, { positiveSum, negativeSum, score: byWords.score })
}

function weighed(positiveSum: number, negativeSum: number): Sentiment {
  const total = positiveSum + negativeSum
  if (total === 0) return { score: 0, polarity: 'neutral', confidence: 0.3, source: 'rule' }
  const balance = positiveSum - negativeSum
  const score = rounded(Math.tanh(balance / SATURATION) * (0.4 + (0.6 * Math.abs(balance)) / total))
  const polarity = score > NEUTRAL_BAND ? 'positive' : score < -NEUTRAL_BAND ? 'negative' : 'neutral'
  const agreement = Math.abs(balance) / total
  const amount = total / (total + 1.5)
  const confidence = polarity === 'neutral' ? 0.5 * (1 - agreement) + 0.2 : 0.5 + 0.48 * agreement * amount
  return { score, polarity, confidence: rounded(confidence), source: 'rule' }
}

type Words = {
  readonly positiveSum: number
  readonly negativeSum: number
  readonly score: number
}

/** Shares whose logarithms the words push: towards what they say, away from neutral when there are any. */
function moved({ shares, asked = 0, english }: HeardPolarity, words: Words): Sentiment {
  const { positiveSum, negativeSum, score } = words
  const silent = positiveSum + negativeSum === 0
  const neutral = shares.neutral > shares.positive && shares.neutral > shares.negative
  const trust = english && neutral && !silent ? DOUBTED : 1
  const weights: Record<Polarity, number> = {
    positive: shares.positive ** trust * Math.exp(PUSH * score),
    neutral:
      shares.neutral ** trust * Math.exp((silent ? SILENCE : 0) + (negativeSum === 0 ? ASKING * asked : 0)),
    negative: shares.negative ** trust * Math.exp(-PUSH * score),
  }
  const total = weights.positive + weights.neutral + weights.negative
  const polarity = (['negative', 'neutral', 'positive'] as const).reduce((best, next) =>
    weights[next] > weights[best] ? next : best,
  )
  return {
    score: rounded((weights.positive - weights.negative) / total),
    polarity,
    confidence: rounded(weights[polarity] / total),
    source: 'model',
  }
}
