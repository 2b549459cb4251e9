import { seededRandom } from './seeded-random.ts'

/** Chance that is the same for the same seed. */
export type Chance = {
  readonly uniform: () => number
  readonly normal: () => number
  readonly between: (low: number, high: number) => number
  readonly heavy: () => number
}

/** Chance of a seed. */
export function chanceOf(seed: number): Chance {
  const uniform = seededRandom(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  return {
    uniform,
    normal,
    between: (low, high) => low + (high - low) * uniform(),
    // Student's t with three degrees of freedom, of deviation 1.
    heavy: () => normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3) / Math.sqrt(3),
  }
}
