import { cohesion, keyOf, pairCounts, partsOf, wordCounts } from './neighbours.ts'
import { joinNewWords } from './new-words.ts'
import { boundary, TokenStreams, tokenKinds } from './token-streams.ts'

/** A text of a set; `group` says which part of the set it belongs to (a period), 0…254. */
export interface CorpusText {
  readonly id: string
  readonly text: string
  readonly group: number
}

/** A set of texts as the terms they hold: words, new words and phrases of two words. */
export interface Corpus {
  /** In the order of what their texts say, whatever order they came in and whatever they are called. */
  readonly ids: readonly string[]
  readonly groups: Uint8Array
  /** Folded: lower case, half width, simplified characters. */
  readonly terms: readonly string[]
  /** The distinct terms of text i: `held[starts[i]…starts[i + 1]]`. */
  readonly starts: Int32Array
  readonly held: Int32Array
}

/** A term stands in at least so many texts of the set. */
const leastTexts = 3
/** How firmly the words of a phrase stand together. */
const leastCohesion = 0.2

const isLatin = (word: string) => /^[\p{Script=Latin}\p{N}]+$/u.test(word)

interface Terms {
  readonly names: string[]
  /** Term of a word, or boundary. */
  readonly ofWord: Int32Array
  /** Term of two neighbours. */
  readonly ofPair: ReadonlyMap<number, number>
}

function chooseTerms(streams: TokenStreams): Terms {
  const { words, kinds, size } = streams
  const counts = wordCounts(streams)
  const names: string[] = []
  const telling = (word: number) => kinds[word] === tokenKinds.word && (counts[word] as number) >= leastTexts
  const ofWord = Int32Array.from(words, (word, i) => (telling(i) ? names.push(word) - 1 : boundary))
  const pairs = pairCounts(
    streams,
    (left, right) => left !== right && telling(left) && telling(right),
    leastTexts,
  )
  const ofPair = new Map<number, number>()
  for (const [key, count] of pairs) {
    const [left, right] = partsOf(key)
    const firm = cohesion({ both: count, left: counts[left] as number, right: counts[right] as number, size })
    if (firm < leastCohesion) continue
    const [one, other] = [words[left] as string, words[right] as string]
    ofPair.set(key, names.push(isLatin(one) && isLatin(other) ? `${one} ${other}` : one + other) - 1)
  }
  return { names, ofWord, ofPair }
}

function rowsOf({ stream, starts, size }: TokenStreams, { ofWord, ofPair }: Terms) {
  const rowStarts = new Int32Array(size + 1)
  const held: number[] = []
  const row = new Set<number>()
  for (let text = 0; text < size; text++) {
    row.clear()
    for (let i = starts[text] as number; i < (starts[text + 1] as number); i++) {
      const token = stream[i] as number
      if (token === boundary) continue
      const term = ofWord[token] as number
      if (term === boundary) continue
      row.add(term)
      const next = stream[i + 1] as number
      const phrase = next === boundary ? undefined : ofPair.get(keyOf(token, next))
      if (phrase !== undefined) row.add(phrase)
    }
    for (const term of row) held.push(term)
    rowStarts[text + 1] = held.length
  }
  return { starts: rowStarts, held: Int32Array.from(held) }
}

/**
 * Reads a set of texts: folds and cuts them, finds words that no dictionary has and phrases, and notes which text holds what. The same set gives
 * the same corpus in whatever order it comes; texts of one id are told apart by what they say.
 * @param heard told how many texts have been read, now and then
 */
export function readCorpus(texts: Iterable<CorpusText>, heard: (read: number) => void = () => {}): Corpus {
  const sorted = [...texts].sort((a, b) => order(a.text, b.text) || order(a.id, b.id))
  const streams = new TokenStreams()
  for (const { text } of sorted) {
    streams.add(text)
    if (streams.size % 500 === 0) heard(streams.size)
  }
  joinNewWords(streams)
  const terms = chooseTerms(streams)
  return {
    ids: sorted.map(({ id }) => id),
    groups: Uint8Array.from(sorted, ({ group }) => group),
    terms: terms.names,
    ...rowsOf(streams, terms),
  }
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** In how many of these texts, by their places, each term stands. */
export function countsIn({ terms, starts, held }: Corpus, texts: ArrayLike<number>): Int32Array {
  const counts = new Int32Array(terms.length)
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row] as number
    for (let i = starts[text] as number; i < (starts[text + 1] as number); i++) {
      const term = held[i] as number
      counts[term] = (counts[term] as number) + 1
    }
  }
  return counts
}

/** In how many texts of a group each term stands. */
export function termCounts(corpus: Corpus, group: number): Int32Array {
  const texts: number[] = []
  corpus.groups.forEach((own, text) => void (own === group && texts.push(text)))
  return countsIn(corpus, texts)
}

/** The texts of a group that hold a term, by their places in the corpus. */
export function textsWith({ groups, starts, held }: Corpus, term: number, group: number): number[] {
  const found: number[] = []
  for (let text = 0; text < groups.length; text++) {
    if (groups[text] !== group) continue
    const [from, end] = [starts[text] as number, starts[text + 1] as number]
    for (let i = from; i < end; i++)
      if (held[i] === term) {
        found.push(text)
        break
      }
  }
  return found
}
