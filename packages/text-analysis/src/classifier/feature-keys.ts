import { type Normalised, normalise } from '../normalise.ts'
import type { Span } from '../span.ts'
import { beginningOf, cutWords, READ_UNITS } from '../words.ts'
import { type Tone, toneOf } from './tone.ts'

const LONGEST_RUN = 4
const LONGEST_PHRASE = 2
/** Stand for the beginning and the end; noncharacters, which no folded text begins or ends with by accident. */
const BEGIN = 0xfffe
const END = 0xffff
const SPACE = 32
const PRIME = 0x01000193
const RUN_SEED = 0x811c9dc5
const PHRASE_SEED = 0x9e3779b9

/**
 * What a text is made of: one 32-bit hash for each run of 1–4 characters (`[0, runs)`) and each phrase of one or two
 * words (`[runs, length)`), in reading order, repeated as often as they occur; and how it sounds, found when first asked for.
 */
export type FeatureKeys = { readonly keys: Uint32Array; readonly runs: number; readonly tone: () => Tone }

/** Characters with every stretch of blanks as one space, framed by BEGIN and END; `at` is the place of each. Valid until the next text. */
type Characters = { readonly units: Uint16Array; readonly at: Uint32Array; readonly size: number }

const units = new Uint16Array(READ_UNITS + 2)
const at = new Uint32Array(READ_UNITS + 2)

/** Words, blanks left out, and where each begins. */
type Words = { readonly words: readonly string[]; readonly at: readonly number[] }

/** Spreads the bits of a running hash (the finaliser of MurmurHash3, Appleby 2011). */
function spread(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function folded(text: string): Normalised {
  return normalise(text.length > READ_UNITS ? text.slice(0, READ_UNITS) : text)
}

function charactersOf(text: string): Characters {
  units[0] = BEGIN
  let size = 1
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const blank = unit === SPACE || unit === 10
    if (blank && (units[size - 1] === SPACE || size === 1)) continue
    at[size] = i
    units[size++] = blank ? SPACE : unit
  }
  if (units[size - 1] === SPACE) size--
  at[size] = text.length
  units[size++] = END
  return { units, at, size }
}

function wordsOf(cut: readonly string[]): Words {
  const words: string[] = []
  const at: number[] = []
  let start = 0
  for (const word of cut) {
    if (word.charCodeAt(0) !== SPACE && word.charCodeAt(0) !== 10) {
      words.push(word)
      at.push(start)
    }
    start += word.length
  }
  return { words, at }
}

function addRuns({ units, size }: Characters, keys: Uint32Array): number {
  let added = 0
  for (let i = 0; i < size; i++) {
    let hash = RUN_SEED
    const end = Math.min(size, i + LONGEST_RUN)
    for (let j = i; j < end; j++) {
      hash = Math.imul(hash ^ (units[j] as number), PRIME)
      keys[added++] = spread(hash)
    }
  }
  return added
}

function withWord(seed: number, word: string): number {
  let hash = seed
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME)
  return Math.imul(hash ^ END, PRIME)
}

function addPhrases({ words }: Words, keys: Uint32Array, from: number): void {
  let size = from
  for (let i = 0; i < words.length; i++) {
    let hash = PHRASE_SEED
    const end = Math.min(words.length, i + LONGEST_PHRASE)
    for (let j = i; j < end; j++) {
      hash = withWord(hash, words[j] as string)
      keys[size++] = spread(hash)
    }
  }
}

/** How many runs of 1 to `longest` stand in a row of so many. */
function runsOf(size: number, longest: number): number {
  let runs = 0
  for (let length = 1; length <= longest; length++) runs += Math.max(0, size - length + 1)
  return runs
}

/** Keys of many short texts share their memory: each by itself would cost more to get than to fill. */
let shared = new Uint32Array(1 << 14)
let taken = 0

function roomFor(keys: number): Uint32Array {
  if (taken + keys > shared.length) {
    shared = new Uint32Array(Math.max(shared.length, keys))
    taken = 0
  }
  taken += keys
  return shared.subarray(taken - keys, taken)
}

function keysOf(characters: Characters, words: Words): Omit<FeatureKeys, 'tone'> {
  const runs = runsOf(characters.size, LONGEST_RUN)
  const keys = roomFor(runs + runsOf(words.words.length, LONGEST_PHRASE))
  addRuns(characters, keys)
  addPhrases(words, keys, runs)
  return { keys, runs }
}

/** The words of a text as features know them: folded, blanks left out. */
export function wordsIn(text: string): readonly string[] {
  return wordsOf(cutWords(folded(text).text)).words
}

/** The key of a word that stands alone. */
export function singleWordKey(word: string): number {
  return spread(withWord(PHRASE_SEED, word))
}

/**
 * Reads the features of a text, once for any number of classifiers. Linear in the text; any string is taken.
 * Only the first 6,000 units are read.
 */
export function readFeatureKeys(text: string): FeatureKeys {
  return featureKeysIn(folded(text).text)
}

/** The same of a text that is folded, and perhaps cut into words and heard, already. */
export function featureKeysIn(
  foldedText: string,
  words = cutWords(foldedText),
  hear = (beginning: string) => toneOf(beginning),
): FeatureKeys {
  const beginning = beginningOf(foldedText)
  let tone: Tone | undefined
  return {
    ...keysOf(charactersOf(beginning), wordsOf(words)),
    tone: () => {
      tone ??= hear(beginning)
      return tone
    },
  }
}

/** Features with the folded units each was read from (one span for each key), to tell a person what decided. */
export type PlacedKeys = FeatureKeys & { readonly normalised: Normalised; readonly spans: readonly Span[] }

/** The same features with their places. */
export function readPlacedKeys(text: string): PlacedKeys {
  const normalised = folded(text)
  const characters = charactersOf(normalised.text)
  const words = wordsOf(cutWords(normalised.text))
  return {
    ...keysOf(characters, words),
    tone: () => toneOf(normalised.text),
    normalised,
    spans: [...runSpans(characters), ...phraseSpans(words)],
  }
}

function runSpans({ units, at, size }: Characters): Span[] {
  const spans: Span[] = []
  for (let i = 0; i < size; i++) {
    const end = Math.min(size, i + LONGEST_RUN)
    // A frame has no width: the run begins, or ends, with the text itself.
    for (let j = i; j < end; j++)
      spans.push({
        start: at[i] as number,
        end: (at[j] as number) + (units[j] === END || units[j] === BEGIN ? 0 : 1),
      })
  }
  return spans
}

function phraseSpans({ words, at }: Words): Span[] {
  const spans: Span[] = []
  for (let i = 0; i < words.length; i++) {
    const end = Math.min(words.length, i + LONGEST_PHRASE)
    for (let j = i; j < end; j++)
      spans.push({ start: at[i] as number, end: (at[j] as number) + (words[j] as string).length })
  }
  return spans
}
