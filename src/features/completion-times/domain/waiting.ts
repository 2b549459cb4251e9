import { levels, type Spread } from './model.ts'

const logit = (share: number) => Math.log(share / (1 - share))
const odds = levels.map(logit)
/** Two levels of one value lie at least so far apart, so that every share has one value and every value one share. */
const apart = 1e-6
/** Beyond it 1 + e^odd is e^odd. */
const large = 30

// Between and beyond the levels durations are log-logistic: the logarithm of the odds of being over is a straight line over the
// logarithm of the time. Reckoned in odds, what is nearly certain keeps its digits.

/** The logarithm of the odds that a case is over after so much working time. */
function oddsOverBy(spread: Spread, workedMs: number): number {
  if (workedMs <= 0) return Number.NEGATIVE_INFINITY
  const at = Math.log(workedMs)
  const rising = risen(spread)
  const [i, j] = neighbours((k) => (rising[k] as number) <= at)
  const [from, to] = [rising[i] as number, rising[j] as number]
  return (odds[i] as number) + ((at - from) / (to - from)) * ((odds[j] as number) - (odds[i] as number))
}

function workedAtOdds(spread: Spread, odd: number): number {
  if (odd === Number.NEGATIVE_INFINITY) return 0
  const rising = risen(spread)
  const [i, j] = neighbours((k) => (odds[k] as number) <= odd)
  const [from, to] = [rising[i] as number, rising[j] as number]
  const part = (odd - (odds[i] as number)) / ((odds[j] as number) - (odds[i] as number))
  return Math.exp(from + part * (to - from))
}

const risen = (spread: Spread) => spread.map((value, i) => value + i * apart)

/** The two levels between which a place lies, or the two nearest to it. */
function neighbours(reached: (level: number) => boolean): [number, number] {
  let i = 0
  while (i < levels.length - 2 && reached(i + 1)) i++
  return [i, i + 1]
}

/** ln(1 + e^odd): minus the logarithm of the share that is not over. */
const unlasting = (odd: number) => (odd > large ? odd : Math.log1p(Math.exp(odd)))

/** The odds at which the share that is not over is `times` that at other odds; minus infinity when that were more than all. */
function oddsWhereLasting(odd: number, times: number): number {
  const left = unlasting(odd) - Math.log(times)
  if (left <= 0) return Number.NEGATIVE_INFINITY
  return left > large ? left : Math.log(Math.expm1(left))
}

/** The share of cases that are over after so much working time. */
export const shareOverBy = (spread: Spread, workedMs: number): number =>
  1 / (1 + Math.exp(-oddsOverBy(spread, workedMs)))

/** After how much working time such a share of cases is over. */
export const workedWhenOver = (spread: Spread, share: number): number => workedAtOdds(spread, logit(share))

/** The total working time after which such a share of those that take longer than `workedMs` is over. */
export function workedWhenOverAfter(spread: Spread, workedMs: number, share: number): number {
  const odd = oddsWhereLasting(oddsOverBy(spread, workedMs), 1 - share)
  return Math.max(workedMs, workedAtOdds(spread, odd))
}

/** How likely a case that took `workedMs` so far is not over by `dueMs`. */
export function chanceOfLate(spread: Spread, workedMs: number, dueMs: number): number {
  if (dueMs <= workedMs) return 1
  return Math.exp(unlasting(oddsOverBy(spread, workedMs)) - unlasting(oddsOverBy(spread, dueMs)))
}

/** After how much working time lateness gets as likely as `chance`, if the case is not over by then; 0 when it is from the beginning. */
export const workedWhenLateGets = (spread: Spread, dueMs: number, chance: number): number =>
  Math.min(dueMs, workedAtOdds(spread, oddsWhereLasting(oddsOverBy(spread, dueMs), 1 / chance)))
