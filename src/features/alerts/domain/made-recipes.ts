import type { FigureUnit, Split } from './codes.ts'
import type { Scale } from './colours.ts'
import type { MadeRecipe, Recipe } from './measured.ts'
import { partRecipes } from './recipes.ts'

/** A metric that is made of others, as far as watching it needs that. */
export interface Made {
  /** What it is made of, by the names of those metrics. */
  readonly parts: readonly string[]
  readonly unit: FigureUnit
  readonly direction: 'more' | 'less' | 'neither'
  readonly make: MadeRecipe['make']
  readonly sizeOf: MadeRecipe['sizeOf']
}

/** Why a made metric cannot be watched: nobody says which way is worse, or a part of it knows only today. */
export type Unwatchable = 'noWorseSide' | 'onlyToday'

export function whyUnwatchable({ parts, direction }: Pick<Made, 'parts' | 'direction'>): Unwatchable | null {
  if (direction === 'neither') return 'noWorseSide'
  return parts.every((part) => partRecipes.has(part)) ? null : 'onlyToday'
}

/** What is near zero, and what is all of it there, as with metrics that ship. */
const ends: Partial<Record<FigureUnit, Omit<Scale, 'worse'>>> = {
  share: { nearZero: 0.001, whole: 1 },
  index: { nearZero: 0.001, whole: 1 },
  points: { nearZero: 10, whole: 100 },
}

const recipesOf = (parts: readonly string[]): readonly Recipe[] =>
  parts.flatMap((part) => partRecipes.get(part) ?? [])

/** By what a made metric is cut: by what each of its parts is. */
export function madeSplits(parts: readonly string[]): readonly Split[] {
  const [first, ...others] = recipesOf(parts)
  return (first?.splits ?? []).filter((split) => others.every(({ splits }) => splits.includes(split)))
}

/** How a made metric is judged; what cannot be watched has no part to be judged by. */
export function madeRecipe(made: Made): MadeRecipe {
  const { unit, direction, make, sizeOf } = made
  const parts = whyUnwatchable(made) === null ? recipesOf(made.parts) : []
  const ripensDays = Math.max(0, ...parts.map((part) => part.ripensDays ?? 0))
  return {
    form: 'made',
    ...{ parts, unit, make, sizeOf, splits: madeSplits(made.parts) },
    scale: { worse: direction === 'more' ? 'down' : 'up', ...(ends[unit] ?? { nearZero: 0, whole: 1 }) },
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    ...(ripensDays > 0 && { ripensDays }),
  }
}
