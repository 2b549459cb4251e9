import type { Random } from '../classifier/seeded-random.ts'
import type { Places } from './latent-space.ts'

/** Points of length 1 in the midst of the texts around them: `centres[centre × width + i]`. */
export interface Centres {
  readonly count: number
  readonly width: number
  readonly centres: Float32Array
}

/** For each text the nearest centre (−1 for a text that lies nowhere), how like it is, and how like the next nearest. */
export interface Nearest {
  readonly centreOf: Int16Array
  readonly likeness: Float32Array
  readonly next: Float32Array
}

const sweeps = 15

/** How centres are looked for. */
export interface Search {
  readonly random: Random
  /** How many beginnings are tried. */
  readonly beginnings: number
}

/** The nearest centre of every text. */
export function nearestCentres({ points, size, width }: Places, { centres, count }: Centres): Nearest {
  const centreOf = new Int16Array(size).fill(-1)
  const likeness = new Float32Array(size)
  const next = new Float32Array(size)
  for (let text = 0; text < size; text++) {
    let [best, second] = [-2, -2]
    let at = -1
    for (let c = 0; c < count; c++) {
      let like = 0
      for (let j = 0; j < width; j++)
        like += (points[text * width + j] as number) * (centres[c * width + j] as number)
      if (like > best) {
        second = best
        best = like
        at = c
      } else if (like > second) second = like
    }
    // A text without telling words is equally far from everything.
    if (best === 0 && second <= 0) continue
    centreOf[text] = at
    likeness[text] = best
    next[text] = second
  }
  return { centreOf, likeness, next }
}

/** Moves every centre into the midst of its texts; one that lost all of them stays. */
function moved({ points, size, width }: Places, { centres, count }: Centres, centreOf: Int16Array): Centres {
  const sums = new Float64Array(centres.length)
  for (let text = 0; text < size; text++) {
    const c = centreOf[text] as number
    if (c === -1) continue
    for (let j = 0; j < width; j++)
      sums[c * width + j] = (sums[c * width + j] as number) + (points[text * width + j] as number)
  }
  const middle = centres.slice()
  for (let c = 0; c < count; c++) {
    let squares = 0
    for (let j = c * width; j < (c + 1) * width; j++) squares += (sums[j] as number) ** 2
    if (squares > 0)
      for (let j = c * width; j < (c + 1) * width; j++) middle[j] = (sums[j] as number) / Math.sqrt(squares)
  }
  return { centres: middle, count, width }
}

/** Centres far from each other to begin with: each is drawn by how far texts are from those before (k-means++, Arthur and Vassilvitskii 2007). */
function begun({ points, size, width }: Places, count: number, random: Random): Centres {
  const centres = new Float32Array(count * width)
  const nearest = new Float32Array(size).fill(-1)
  for (let c = 0; c < count; c++) {
    let all = 0
    for (let text = 0; text < size; text++) all += 1 - (nearest[text] as number)
    let left = random() * all
    let chosen = -1
    do left -= 1 - (nearest[++chosen] as number)
    while (left >= 0 && chosen < size - 1)
    const point = points.subarray(chosen * width, (chosen + 1) * width)
    centres.set(point, c * width)
    for (let text = 0; text < size; text++) {
      let like = 0
      for (let j = 0; j < width; j++) like += (points[text * width + j] as number) * (point[j] as number)
      if (like > (nearest[text] as number)) nearest[text] = like
    }
  }
  return { centres, count, width }
}

/**
 * Divides texts into groups around centres, the best of several beginnings. The same places and random numbers give the same centres.
 * Source: spherical k-means, Dhillon and Modha, Machine Learning 42 (2001) 143.
 */
export function sphericalMeans(places: Places, count: number, { random, beginnings }: Search): Centres {
  let best: { centres: Centres; likeness: number } | undefined
  for (let attempt = 0; attempt < beginnings; attempt++) {
    let centres = begun(places, count, random)
    for (let sweep = 0; sweep < sweeps; sweep++)
      centres = moved(places, centres, nearestCentres(places, centres).centreOf)
    const likeness = nearestCentres(places, centres).likeness.reduce((sum, one) => sum + one, 0)
    if (best === undefined || likeness > best.likeness) best = { centres, likeness }
  }
  return (best as { centres: Centres }).centres
}
