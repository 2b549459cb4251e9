import type { Random } from '../classifier/seeded-random.ts'
import type { WeightedTexts } from './weighted-texts.ts'

/** Directions along which texts differ most: `directions[column × width + i]`. */
export interface LatentSpace {
  readonly width: number
  readonly directions: Float32Array
}

/** Texts as points: `points[text × width + i]`, each of length 1, or 0 where nothing in the text tells. */
export interface Places {
  readonly width: number
  readonly size: number
  readonly points: Float32Array
}

const rounds = 6

/** Texts × rows: where each text lies by its terms. */
function texts(weighted: WeightedTexts, rows: Float32Array, width: number): Float32Array {
  const { starts, columnOf, weights } = weighted
  const points = new Float32Array((starts.length - 1) * width)
  for (let text = 0; text + 1 < starts.length; text++)
    for (let i = starts[text] as number; i < (starts[text + 1] as number); i++) {
      const from = (columnOf[i] as number) * width
      const weight = weights[i] as number
      for (let j = 0; j < width; j++)
        points[text * width + j] = (points[text * width + j] as number) + weight * (rows[from + j] as number)
    }
  return points
}

/** The other way round: where each term lies by its texts. */
function terms(weighted: WeightedTexts, points: Float32Array, width: number): Float32Array {
  const { starts, columnOf, weights, columns } = weighted
  const rows = new Float32Array(columns * width)
  for (let text = 0; text + 1 < starts.length; text++)
    for (let i = starts[text] as number; i < (starts[text + 1] as number); i++) {
      const to = (columnOf[i] as number) * width
      const weight = weights[i] as number
      for (let j = 0; j < width; j++)
        rows[to + j] = (rows[to + j] as number) + weight * (points[text * width + j] as number)
    }
  return rows
}

/** Makes the columns perpendicular and of length 1 (Gram and Schmidt, modified). */
function straighten(rows: Float32Array, width: number): void {
  for (let j = 0; j < width; j++) {
    for (let before = 0; before < j; before++) {
      let along = 0
      for (let i = 0; i < rows.length; i += width)
        along += (rows[i + j] as number) * (rows[i + before] as number)
      for (let i = 0; i < rows.length; i += width)
        rows[i + j] = (rows[i + j] as number) - along * (rows[i + before] as number)
    }
    let squares = 0
    for (let i = 0; i < rows.length; i += width) squares += (rows[i + j] as number) ** 2
    const length = Math.sqrt(squares) || 1
    for (let i = 0; i < rows.length; i += width) rows[i + j] = (rows[i + j] as number) / length
  }
}

/**
 * The directions in which texts lie together that share no word but words that go together elsewhere: latent semantic analysis, by subspace
 * iteration. Sources: Deerwester et al., Journal of the American Society for Information Science 41 (1990) 391; Halko, Martinsson and Tropp,
 * SIAM Review 53 (2011) 217.
 */
export function latentSpace(weighted: WeightedTexts, width: number, random: Random): LatentSpace {
  let directions: Float32Array = Float32Array.from({ length: weighted.columns * width }, () => random() - 0.5)
  straighten(directions, width)
  for (let round = 0; round < rounds; round++) {
    directions = terms(weighted, texts(weighted, directions, width), width)
    straighten(directions, width)
  }
  return { width, directions }
}

/** Where texts lie in a space. */
export function placesIn({ width, directions }: LatentSpace, weighted: WeightedTexts): Places {
  const points = texts(weighted, directions, width)
  for (let from = 0; from < points.length; from += width) {
    let squares = 0
    for (let j = from; j < from + width; j++) squares += (points[j] as number) ** 2
    if (squares === 0) continue
    const length = Math.sqrt(squares)
    for (let j = from; j < from + width; j++) points[j] = (points[j] as number) / length
  }
  return { width, size: weighted.starts.length - 1, points }
}
