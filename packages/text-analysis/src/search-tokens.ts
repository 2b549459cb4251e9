import { normalise } from './normalise.ts'
import { segmenter } from './words.ts'

/** Only this many UTF-16 units of a text are indexed; what follows cannot be found. */
export const SEARCH_TEXT_LIMIT = 100_000
/** At most this many distinct words of a text are indexed (a tsvector may hold 1 MB). */
export const SEARCH_WORD_LIMIT = 8_000
/** At most this many distinct bigrams of a text are indexed. */
export const SEARCH_BIGRAM_LIMIT = 20_000
/** Longer Latin words and numbers are cut to this many units, in the text and in the query alike. */
export const SEARCH_WORD_LENGTH = 40

/** What a typed query asks for. `others` are the words that bigrams cannot stand for: Latin, numbers, one character. */
export type QueryTokens = { words: string[]; bigrams: string[]; others: string[] }

const han = '\\u3400-\\u9fff\\uf900-\\ufaff'
const runs = new RegExp(`[${han}]+|[\\p{L}\\p{N}\\p{M}]+`, 'gu')
const wholeHan = new RegExp(`^[${han}]+$`)
const letterRun = new RegExp(`[^${han}]+`, 'g')

type Run = { text: string; chinese: boolean }

function runsOf(text: string): Run[] {
  const found: Run[] = []
  for (const [match] of normalise(text.slice(0, SEARCH_TEXT_LIMIT)).text.matchAll(runs)) {
    if (wholeHan.test(match)) found.push({ text: match, chinese: true })
    else splitMixed(match, found)
  }
  return found
}

/** «iphone手机壳»: letters and Chinese characters written together are two runs. */
function splitMixed(match: string, found: Run[]): void {
  let from = 0
  for (const piece of match.matchAll(letterRun)) {
    if (piece.index > from) found.push({ text: match.slice(from, piece.index), chinese: true })
    found.push({ text: shortened(piece[0]), chinese: false })
    from = piece.index + piece[0].length
  }
  if (from < match.length) found.push({ text: match.slice(from), chinese: true })
}

/** A cut never leaves half of a surrogate pair behind. */
function shortened(word: string): string {
  return word.slice(0, SEARCH_WORD_LENGTH).replace(/[\ud800-\udbff]$/, '')
}

function addBigrams(run: string, into: Set<string>, limit: number): void {
  for (let i = 0; i + 1 < run.length && into.size < limit; i++) into.add(run.slice(i, i + 2))
}

/**
 * Distinct words for a stored tsvector, in order of first appearance: `array_to_tsvector($1::text[])`. Chinese words in
 * the segmenter's search mode (long words and the words inside them), Latin words and numbers; lower case, half-width,
 * simplified. Never empty strings, NUL or lone surrogates, so PostgreSQL takes every one.
 */
export function searchTokens(text: string): string[] {
  const words = new Set<string>()
  for (const run of runsOf(text)) {
    if (words.size >= SEARCH_WORD_LIMIT) break
    if (!run.chinese) words.add(run.text)
    else for (const word of segmenter().cutForSearch(run.text, true)) words.add(word)
  }
  return [...words].slice(0, SEARCH_WORD_LIMIT)
}

/** Distinct two-character pieces of each run of Chinese characters, for a `text[]` column with a GIN index. */
export function searchBigrams(text: string): string[] {
  const bigrams = new Set<string>()
  for (const run of runsOf(text)) if (run.chinese) addBigrams(run.text, bigrams, SEARCH_BIGRAM_LIMIT)
  return [...bigrams]
}

/**
 * What a user typed, ready for both columns. A row matches when
 * `search_words @@ tsquery(words)`, or, since a word may be cut differently inside a sentence, when
 * `search_bigrams @> bigrams AND search_words @@ tsquery(others)`.
 * Use the second arm alone for complete answers; leave out an empty side. All three empty: the query holds no word.
 */
export function queryTokens(query: string): QueryTokens {
  const words = new Set<string>()
  const bigrams = new Set<string>()
  const others = new Set<string>()
  for (const run of runsOf(query)) {
    if (run.chinese && run.text.length > 1) {
      addBigrams(run.text, bigrams, SEARCH_BIGRAM_LIMIT)
      for (const word of segmenter().cutForSearch(run.text, true)) words.add(word)
    } else {
      words.add(run.text)
      others.add(run.text)
    }
  }
  return { words: [...words], bigrams: [...bigrams], others: [...others] }
}

/**
 * Words as the text of a PostgreSQL tsquery that wants all of them: cast it with `$1::tsquery`. Words that stand for
 * their beginning (a single Chinese character, a Latin word still being typed) match as prefixes. Null for no words.
 */
export function tsqueryOf(words: readonly string[]): string | null {
  if (words.length === 0) return null
  const quoted = words.map((word) => `'${word.replace(/[\\']/g, '$&$&')}'${prefixed(word) ? ':*' : ''}`)
  return quoted.join(' & ')
}

function prefixed(word: string): boolean {
  return !wholeHan.test(word) || word.length === 1
}
