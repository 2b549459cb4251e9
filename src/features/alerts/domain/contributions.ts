import type { Recipe, Sums } from './measured.ts'

/** One part of what changed, now and before. */
export interface Part {
  readonly key: string
  readonly now: Sums
  readonly before: Sums
}

/** How much of the change one part explains: 1 is all of it, below 0 it moved the other way. */
export interface Contribution {
  readonly key: string
  readonly share: number
  readonly now: Sums
  readonly before: Sums
}

interface Spans {
  readonly nowDays: number
  readonly beforeDays: number
}

/**
 * Which parts explain a change, the largest share first. Of counts: by how much each grew, a day. Of means: what each adds to the
 * difference by its own weight and its distance from the mean before. The shares of all parts add up to 1.
 */
export function contributionsOf(
  parts: readonly Part[],
  recipe: Pick<Recipe, 'form'>,
  { nowDays, beforeDays }: Spans,
): Contribution[] {
  const total = (key: 'now' | 'before', of: keyof Sums) => parts.reduce((sum, part) => sum + part[key][of], 0)
  const n = { now: total('now', 'n'), before: total('before', 'n') }
  if (recipe.form === 'mean' && (n.now === 0 || n.before === 0)) return []
  const mean = total('before', 'sum') / Math.max(1, n.before)
  const moves = parts.map(({ now, before }) =>
    recipe.form === 'count'
      ? now.n / nowDays - before.n / beforeDays
      : (now.sum - now.n * mean) / n.now - (before.sum - before.n * mean) / n.before,
  )
  const change = moves.reduce((sum, move) => sum + move, 0)
  if (Math.abs(change) < 1e-12) return []
  return parts
    .map((part, index) => ({ ...part, share: (moves[index] as number) / change }))
    .toSorted((a, b) => b.share - a.share)
}

/**
 * Which parts explain the distance from a goal, the largest share first: of counts by how many each has, of means by its weight and its own
 * distance. The shares of all parts add up to 1.
 */
export function contributionsToGap(
  parts: readonly Part[],
  recipe: Pick<Recipe, 'form'>,
  goal: number,
): Contribution[] {
  const moves = parts.map(({ now }) => (recipe.form === 'count' ? now.n : now.sum - now.n * goal))
  const gap = moves.reduce((sum, move) => sum + move, 0)
  if (Math.abs(gap) < 1e-12) return []
  return parts
    .map((part, index) => ({ ...part, share: (moves[index] as number) / gap }))
    .toSorted((a, b) => b.share - a.share)
}
