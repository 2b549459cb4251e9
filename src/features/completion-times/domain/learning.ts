import { conformalMargin } from '@huixiang/cx-stats/conformal-margin.ts'
import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { pinballLoss } from '@huixiang/cx-stats/pinball-loss.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import { quantile } from '@huixiang/cx-stats/quantile.ts'
import { fitQuantiles, type QuantileCase } from '@huixiang/cx-stats/quantile-regression.ts'
import { type CompletionModel, heldShare, levels, type Spread, spreadOf } from './model.ts'

/** A handling that began, with what was known then. */
export interface PastCase {
  readonly features: readonly string[]
  readonly beganAt: number
  /** Null while it is not solved. */
  readonly solvedAt: number | null
  /** Working milliseconds from its beginning to a moment. */
  readonly workedBy: (atMs: number) => number
}

/** How good forecasts would have been for cases that came after all that they were learnt from. */
export interface Quality {
  /** On how many cases they were tried. */
  readonly n: number
  /** Mean pinball loss over the levels, of logarithms of durations. */
  readonly loss: number
  /** The same of one forecast for all, the quantiles of everything before. */
  readonly plainLoss: number
  /** The share of cases that ended within their interval; `heldShare` is what it should be. */
  readonly held: Estimate
}

export interface Learnt {
  readonly model: CompletionModel
  readonly quality: Quality
  /** Of so many solved cases. */
  readonly cases: number
}

/** Fewer solved cases than this teach nothing that one could say to a customer. */
export const leastCases = 200
const leastOfFeature = 8
const shareToFit = 0.8
/** What ends at once took at least a minute. */
const shortest = 60_000

const logOf = (workedMs: number) => Math.log(Math.max(workedMs, shortest))
const solvedBy = ({ solvedAt }: PastCase, atMs: number) => solvedAt !== null && solvedAt <= atMs

/** Learns how long handlings take from those before `nowMs`, and tries on the latest fifth how well that goes; null while there are too few. */
export function learn(cases: readonly PastCase[], nowMs: number): Learnt | null {
  const inOrder = cases.toSorted((one, other) => one.beganAt - other.beganAt)
  const solved = inOrder.filter((one) => solvedBy(one, nowMs)).length
  if (solved < leastCases) return null
  const later = inOrder[Math.floor(inOrder.length * shareToFit)]?.beganAt ?? nowMs
  const quality = tryOn(inOrder, later, nowMs)
  const model = fitted(inOrder, nowMs)
  return quality === null || model === null ? null : { model, quality, cases: solved }
}

/** The model that would have been learnt at a moment from what had begun by then. */
function fitted(inOrder: readonly PastCase[], atMs: number): CompletionModel | null {
  const begun = inOrder.filter(({ beganAt }) => beganAt < atMs)
  const cut = Math.floor(begun.length * shareToFit)
  const [before, after] = [begun.slice(0, cut), begun.slice(cut)]
  const vocabulary = vocabularyOf(before)
  const places = new Map(vocabulary.map((feature, i) => [feature, i]))
  const known = before.map((one) => knownOf(one, places, atMs))
  if (!known.some(({ censored }) => !censored)) return null
  const bare = {
    vocabulary,
    quantiles: fitQuantiles(known, { levels, features: vocabulary.length }),
    margin: 0,
  }
  const ended = after.filter((one) => solvedBy(one, atMs))
  return {
    ...bare,
    margin:
      conformalMargin(
        ended.map((one) => forecast(bare, one)),
        heldShare,
      ) ?? 0,
  }
}

function knownOf(one: PastCase, places: ReadonlyMap<string, number>, atMs: number): QuantileCase {
  const features = one.features.flatMap((feature) => places.get(feature) ?? [])
  const solved = solvedBy(one, atMs)
  return { features, value: logOf(one.workedBy(solved ? (one.solvedAt as number) : atMs)), censored: !solved }
}

function vocabularyOf(cases: readonly PastCase[]): string[] {
  const counts = new Map<string, number>()
  for (const { features } of cases)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return [...counts].flatMap(([feature, count]) => (count >= leastOfFeature ? [feature] : []))
}

function forecast(model: CompletionModel, one: PastCase) {
  const spread = spreadOf(model, one.features)
  return {
    spread,
    low: spread[0] as number,
    high: spread.at(-1) as number,
    observed: logOf(one.workedBy(one.solvedAt as number)),
  }
}

/** Forecasts those who began from `later` on as they would have been forecast then, and looks at what came of it. */
function tryOn(inOrder: readonly PastCase[], later: number, nowMs: number): Quality | null {
  const model = fitted(inOrder, later)
  const tried = inOrder.filter((one) => one.beganAt >= later && solvedBy(one, nowMs))
  const past = inOrder.filter((one) => one.beganAt < later && solvedBy(one, later))
  if (model === null || tried.length === 0 || past.length === 0) return null
  const forecasts = tried.map((one) => forecast(model, one))
  const observed = forecasts.map((one) => one.observed)
  const plain = plainSpread(past)
  const lossOf = (spreads: readonly Spread[]) =>
    levels.reduce(
      (sum, level, i) =>
        sum +
        pinballLoss(
          observed,
          spreads.map((spread) => spread[i] as number),
          level,
        ),
      0,
    ) / levels.length
  const held = forecasts.filter(({ low, high, observed: came }) => came >= low && came <= high).length
  return {
    n: tried.length,
    loss: lossOf(forecasts.map(({ spread }) => spread)),
    plainLoss: lossOf(tried.map(() => plain)),
    held: proportion({ hits: held, n: tried.length }),
  }
}

function plainSpread(past: readonly PastCase[]): Spread {
  const durations = past.map((one) => logOf(one.workedBy(one.solvedAt as number)))
  return levels.map((level) => quantile(durations, level).value as number)
}
