import { SimilarIndex } from '@huixiang/text-analysis/similar/similar-texts.ts'
import { CommandFailure } from '../../command-line.ts'
import { contentOf } from './examples-file.ts'

/** A text, and words that are to find it among all others. */
interface Pair {
  readonly query: string
  readonly text: string
}

/** How often the own text is among the first ten: by the index of similar texts, and by a scan of everything. */
export interface Retrieval {
  readonly n: number
  readonly recallAt10: { readonly index: number; readonly scan: number; readonly share: number }
  /** Milliseconds a question, the median. */
  readonly ms: { readonly index: number; readonly scan: number }
}

const FOUND = 10

/** The characters of a text and the pairs of them, blanks left out, as often as they occur. */
function gramsOf(text: string): Map<string, number> {
  const signs = [...text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')]
  const counts = new Map<string, number>()
  for (const [at, sign] of signs.entries())
    for (const gram of at === 0 ? [sign] : [sign, `${signs[at - 1]}${sign}`])
      counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return counts
}

/** Every text is compared with every gram of the question: BM25 with k1 = 1.2, b = 0.75 (Robertson & Zaragoza 2009). */
function scanning(texts: readonly string[]): (question: string) => number[] {
  const sizes = new Float64Array(texts.length)
  const holders = new Map<string, { readonly text: number; readonly often: number }[]>()
  for (const [text, words] of texts.entries())
    for (const [gram, often] of gramsOf(words)) {
      sizes[text] = (sizes[text] as number) + often
      const known = holders.get(gram)
      if (known === undefined) holders.set(gram, [{ text, often }])
      else known.push({ text, often })
    }
  const usual = sizes.reduce((sum, size) => sum + size, 0) / texts.length
  return (question) => {
    const scores = new Float64Array(texts.length)
    for (const gram of gramsOf(question).keys()) {
      const held = holders.get(gram) ?? []
      const weight = Math.log(1 + (texts.length - held.length + 0.5) / (held.length + 0.5))
      for (const { text, often } of held) {
        const size = 0.25 + (0.75 * (sizes[text] as number)) / usual
        scores[text] = (scores[text] as number) + (weight * often * 2.2) / (often + 1.2 * size)
      }
    }
    return [...scores.keys()]
      .filter((text) => (scores[text] as number) > 0)
      .sort((one, other) => (scores[other] as number) - (scores[one] as number))
      .slice(0, FOUND)
  }
}

function indexing(texts: readonly string[]): (question: string) => number[] {
  const index = new SimilarIndex()
  for (const [at, text] of texts.entries()) index.add(String(at), text, at)
  return (question) => index.similar(question, { most: FOUND }).map(({ id }) => Number(id))
}

function measured(pairs: readonly Pair[], find: (question: string) => number[]) {
  const times: number[] = []
  let hits = 0
  for (const [at, { query }] of pairs.entries()) {
    const began = performance.now()
    const found = find(query)
    times.push(performance.now() - began)
    if (found.includes(at)) hits += 1
  }
  const median = times.toSorted((one, other) => one - other)[times.length >> 1] as number
  return { recall: hits / pairs.length, ms: Math.round(median * 1000) / 1000 }
}

/** A line of the file as a pair, or why it is none. */
function pairIn(line: string): Pair | string {
  try {
    const row: unknown = JSON.parse(line)
    const { query, text } = (row ?? {}) as Record<string, unknown>
    if (typeof query !== 'string' || query.trim() === '') return 'it has no "query"'
    return typeof text === 'string' && text.trim() !== '' ? { query, text } : 'it has no "text"'
  } catch {
    return 'no JSON'
  }
}

/** Measures on a file of `{"query","text"}` how well the index of similar texts finds to each query its own text among all. */
export async function retrieval(file: string): Promise<Retrieval> {
  const pairs: Pair[] = []
  for (const [at, line] of (await contentOf(file)).entries()) {
    if (line.trim() === '') continue
    const pair = pairIn(line)
    if (typeof pair === 'string') process.stderr.write(`${file}:${at + 1}: left out, ${pair}\n`)
    else pairs.push(pair)
  }
  if (pairs.length === 0) throw new CommandFailure(`${file} holds no text with a query`, 2)
  const texts = pairs.map(({ text }) => text)
  const [index, scan] = [measured(pairs, indexing(texts)), measured(pairs, scanning(texts))]
  return {
    n: pairs.length,
    recallAt10: { index: index.recall, scan: scan.recall, share: index.recall / Math.max(scan.recall, 1e-9) },
    ms: { index: index.ms, scan: scan.ms },
  }
}
