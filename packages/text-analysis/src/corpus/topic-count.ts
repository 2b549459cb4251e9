import { seededRandom } from '../classifier/seeded-random.ts'
import type { Places } from './latent-space.ts'
import { nearestCentres, sphericalMeans } from './spherical-means.ts'

const choices = [3, 4, 5, 6, 8, 10, 12, 14, 16, 20] as const
/** So many texts are looked at: more change the answer little. */
const mostLooked = 2_000
/** The fewest topics that lie nearly as well apart as the best number does: more would only be more to read. */
const goodEnough = 0.95
/** A topic is shown for so many texts: more of them would be a list of voices. */
const textsOfTopic = 18

/** How much nearer texts are to their own centre than to the next one, 0…1 (simplified silhouette, Hruschka et al. 2004). */
function silhouette(places: Places, count: number, seed: number): number {
  const { centreOf, likeness, next } = nearestCentres(
    places,
    sphericalMeans(places, count, { random: seededRandom(seed), beginnings: 2 }),
  )
  let sum = 0
  let texts = 0
  for (let text = 0; text < places.size; text++) {
    if (centreOf[text] === -1) continue
    const [own, other] = [1 - (likeness[text] as number), 1 - (next[text] as number)]
    sum += other > 0 ? (other - own) / other : 0
    texts++
  }
  return sum / Math.max(1, texts)
}

/**
 * How many topics a set has: as many as it takes for texts to lie near their own topic and far from the next one (silhouette, Rousseeuw,
 * Journal of Computational and Applied Mathematics 20 (1987) 53), but not more than `shown` texts can fill.
 */
export function topicCount(
  { points, width, size }: Places,
  { seed, shown }: { seed: number; shown: number },
): number {
  const looked = Math.min(size, mostLooked)
  const some = { points: points.subarray(0, looked * width), width, size: looked }
  const possible = choices.filter((count, i) => i === 0 || shown >= count * textsOfTopic)
  const found = possible.map((count) => ({ count, value: silhouette(some, count, seed) }))
  const best = Math.max(...found.map(({ value }) => value))
  return found.find(({ value }) => value >= best * goodEnough)?.count ?? choices[0]
}
