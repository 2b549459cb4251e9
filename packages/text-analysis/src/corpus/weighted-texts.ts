import { opinionWords } from '../lexicons/opinion-words.ts'
import { type Corpus, countsIn } from './corpus.ts'

/** Texts as unit vectors of weighted terms, sparse: what a topic model reads. */
export interface WeightedTexts {
  /** How many columns: terms that say something. */
  readonly columns: number
  readonly starts: Int32Array
  readonly columnOf: Int32Array
  readonly weights: Float32Array
}

/** Which terms count, as columns, and how much each tells. */
export interface Columns {
  /** Column of a term, −1 for none. */
  readonly ofTerm: Int32Array
  /** Term of a column. */
  readonly terms: Int32Array
  readonly weights: Float32Array
}

/** What stands in more of the texts than this tells nothing. */
const mostShare = 0.4

/** Terms that are neither rare nor everywhere in some texts, weighed by how rare they are there (inverse document frequency, Spärck Jones 1972). */
export function columnsOf(corpus: Corpus, texts: readonly number[]): Columns {
  const counts = countsIn(corpus, texts)
  const size = texts.length
  const least = Math.max(3, Math.ceil(size * 0.0005))
  const terms: number[] = []
  const ofTerm = Int32Array.from(counts, (count, term) =>
    count < least || count > size * mostShare || opinionWords.has(corpus.terms[term] as string)
      ? -1
      : terms.push(term) - 1,
  )
  return {
    ofTerm,
    terms: Int32Array.from(terms),
    weights: Float32Array.from(terms, (term) => Math.log(size / (counts[term] as number))),
  }
}

/** The texts at these places of a corpus as unit vectors; one without any telling term has no entries. */
export function weigh({ starts, held }: Corpus, texts: ArrayLike<number>, columns: Columns): WeightedTexts {
  const rowStarts = new Int32Array(texts.length + 1)
  const columnOf: number[] = []
  const weights: number[] = []
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row] as number
    const first = columnOf.length
    let squares = 0
    for (let i = starts[text] as number; i < (starts[text + 1] as number); i++) {
      const column = columns.ofTerm[held[i] as number] as number
      if (column === -1) continue
      const weight = columns.weights[column] as number
      columnOf.push(column)
      weights.push(weight)
      squares += weight * weight
    }
    const length = Math.sqrt(squares)
    for (let i = first; i < weights.length; i++) weights[i] = (weights[i] as number) / length
    rowStarts[row + 1] = columnOf.length
  }
  return {
    columns: columns.terms.length,
    starts: rowStarts,
    columnOf: Int32Array.from(columnOf),
    weights: Float32Array.from(weights),
  }
}
