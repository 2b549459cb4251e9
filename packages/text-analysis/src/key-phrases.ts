import { plainWords } from './lexicons/opinion-words.ts'
import { stopWords } from './lexicons/stop-words.ts'
import { type Normalised, originalSpan } from './normalise.ts'
import { rounded, type Source, type Span } from './span.ts'
import { cutWords, rarityOf } from './words.ts'

/** A phrase that tells what a text is about, as first written in it. `weight` is 1 for the best of the text. */
export type KeyPhrase = { phrase: string; weight: number; confidence: number; source: Source; span: Span }

const MAX_PHRASES = 10
const CANDIDATES = 30

type Candidate = Span & { text: string; weight: number; count: number }

/** «两部», «三次»: how many says nothing of what. */
const counted = /^[一二两三四五六七八九十百千几数半每][个次天年月家部件条台份块元分箱包袋瓶遍趟回位名张通]$/

/** An order or telephone number is a fact, and no phrase. */
const numbered = /\d{4}/

function worth(word: string): boolean {
  if (word.length < 2 || stopWords.has(word) || plainWords.has(word) || counted.test(word)) return false
  const code = word.charCodeAt(0)
  if (code >= 0x4e00 && code <= 0x9fff) return true
  return /\p{L}/u.test(word) && !/^[a-z]?\d+[a-z]?$/.test(word) && !numbered.test(word)
}

function remember(candidates: Map<string, Candidate>, candidate: Candidate): void {
  const known = candidates.get(candidate.text)
  if (known === undefined) candidates.set(candidate.text, candidate)
  else known.count++
}

/** The most telling words: how often they occur × how rare they are elsewhere. */
function tellingWords(words: readonly string[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const word of words) if (worth(word)) weights.set(word, (weights.get(word) ?? 0) + 1)
  for (const [word, count] of weights) weights.set(word, count * rarityOf(word))
  if (weights.size <= CANDIDATES) return weights
  return new Map([...weights].sort((a, b) => b[1] - a[1]).slice(0, CANDIDATES))
}

function gather(words: readonly string[]): Map<string, Candidate> {
  const weights = tellingWords(words)
  const candidates = new Map<string, Candidate>()
  let start = 0
  let previous: Candidate | undefined
  for (const word of words) {
    const end = start + word.length
    const weight = weights.get(word) ?? 0
    const single = weight > 0 ? { start, end, text: word, weight, count: 1 } : undefined
    if (single !== undefined) {
      remember(candidates, single)
      if (previous !== undefined && previous.text !== word) {
        const between = ' '.repeat(start - previous.end)
        const pair = { start: previous.start, end, text: previous.text + between + word, count: 1 }
        remember(candidates, { ...pair, weight: (previous.weight + weight) * 0.55 })
      }
    }
    if (word !== ' ') previous = single
    start = end
  }
  return candidates
}

const isLatin = (phrase: string): boolean => phrase.charCodeAt(0) < 0x250
const isLong = (phrase: string): boolean => phrase.length > (isLatin(phrase) ? 24 : 8)

/** Two neighbours become one phrase when they recur together, or when both are short («停车 收费»). */
function rank(candidates: Map<string, Candidate>): Candidate[] {
  const scored = [...candidates.values()].map((candidate) => ({
    ...candidate,
    weight: candidate.weight * (1 + 0.3 * Math.log2(candidate.count)) * (isLong(candidate.text) ? 0.6 : 1),
  }))
  scored.sort((a, b) => b.weight - a.weight || a.start - b.start)
  const chosen: Candidate[] = []
  for (const candidate of scored) {
    if (chosen.length === MAX_PHRASES) break
    const repeats = chosen.some(
      ({ text, start, end }) =>
        text.includes(candidate.text) ||
        candidate.text.includes(text) ||
        // Words of Latin letters are whole by themselves: of two phrases that share one, the better says it.
        (isLatin(text) && start < candidate.end && candidate.start < end),
    )
    if (!repeats) chosen.push(candidate)
  }
  return chosen
}

/** At most ten phrases, best first; those that share words with a better one are left out. */
export function findKeyPhrases(text: Normalised, words = cutWords(text.text)): KeyPhrase[] {
  const ranked = rank(gather(words))
  const best = ranked[0]?.weight ?? 1
  return ranked.map((candidate) => {
    const span = originalSpan(text, candidate)
    const weight = rounded(candidate.weight / best)
    const confidence = rounded(0.35 + 0.5 * weight * Math.min(1, text.text.length / 40))
    return { phrase: text.original.slice(span.start, span.end), weight, confidence, source: 'model', span }
  })
}
