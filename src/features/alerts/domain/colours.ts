import { colourOf, deviationFrom } from '@huixiang/cx-stats/deviation.ts'
import { type Colour, colours } from './codes.ts'

/** Which way is worse, and how a baseline near zero is dealt with. */
export interface Scale {
  readonly worse: 'up' | 'down'
  /** Baselines up to this far from zero say nothing as a divisor. */
  readonly nearZero: number
  /** What counts as 100 % there. */
  readonly whole: number
}

/**
 * How far a value is from its baseline in the bad direction, as a share of the baseline, or of the whole scale where the baseline is
 * near zero; negative in the good direction.
 */
export function deviationOf(
  value: number,
  expected: number,
  { worse, nearZero, whole }: Scale,
): { deviation: number; absolute: boolean } {
  const direction = worse === 'up' ? 'lower-is-better' : 'higher-is-better'
  const by = { direction, nearZero, scale: whole, error: null } as const
  const { deviation, isAbsolute } = deviationFrom(value, { value: expected }, by)
  return { deviation, absolute: isAbsolute }
}

export const rankOf = (colour: Colour): number => colours.indexOf(colour)
export const worstOf = (of: readonly Colour[]): Colour =>
  of.reduce((worst, one) => (rankOf(one) > rankOf(worst) ? one : worst), 'none' as Colour)

/** A colour is left only when the value has come back this much further than where it was entered. */
export const margin = 0.02

/**
 * The colour that stands now. A worse one needs evidence (`may`); one that stands stays until the value has clearly come back, so that
 * nothing flickers at an edge.
 */
export function standingColour(before: Colour, deviation: number, may: boolean): Colour {
  const now = colourOf(deviation)
  if (rankOf(now) > rankOf(before)) return may ? now : before
  const held = colourOf(deviation + margin)
  return rankOf(held) >= rankOf(before) ? before : held
}

export const isColoured = ({ colour }: { readonly colour: Colour }): boolean => colour !== 'none'
/** Whether it has become worse than it stood. */
export const isWorse = ({ colour, before }: { readonly colour: Colour; readonly before: Colour }): boolean =>
  rankOf(colour) > rankOf(before)

/** Whether a regional manager is paged, too. */
export const pagesAbove = (
  { pagesFrom }: { readonly pagesFrom?: number | undefined },
  deviation: number,
): boolean => pagesFrom !== undefined && deviation >= pagesFrom
