import type { Feeling, PolarityShares } from './sentiment.ts'
import type { Span } from './span.ts'

const lies = (place: Span, within: readonly Span[]): boolean =>
  within.some(({ start, end }) => place.start >= start && place.end <= end)

/** How strongly an irony feels whose delight no dictionary holds. */
const BITTER = -1

/** Feelings as they are meant: delight within an irony is none. */
export function asMeant(feelings: readonly Feeling[], ironies: readonly Span[]): readonly Feeling[] {
  if (ironies.length === 0) return feelings
  const isDelight = (one: Feeling, within: readonly Span[]) => one.value > 0 && lies(one, within)
  return [
    ...feelings.map((one) => (isDelight(one, ironies) ? { ...one, value: -one.value } : one)),
    ...ironies
      .filter((irony) => !feelings.some((one) => isDelight(one, [irony])))
      .map((irony) => ({ ...irony, value: BITTER, matter: false })),
  ]
}

/** What a model hears, as it is meant: it takes ironic delight for delight. */
export const sharesAsMeant = (shares: PolarityShares): PolarityShares =>
  shares.positive <= shares.negative
    ? shares
    : { ...shares, positive: shares.negative, negative: shares.positive }
