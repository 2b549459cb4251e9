import type { ClassName } from './classifier.ts'
import { seededRandom } from './seeded-random.ts'

/** One text of a test: what a person said, what the classifier said, and how sure it was. */
export type Outcome = { readonly truth: ClassName; readonly said: ClassName; readonly confidence: number }

/**
 * Quality of one class: `support` texts truly belong to it, `said` were put there, `hits` rightly. Null where there is
 * nothing to divide by.
 */
export type ClassQuality = {
  readonly support: number
  readonly said: number
  readonly hits: number
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number
}

/** Accuracy among the texts it was surest of. */
export type CoveragePoint = { readonly coverage: number; readonly accuracy: number }

/** Two classes that were taken for each other. */
export type Confusion = { readonly truth: ClassName; readonly said: ClassName; readonly count: number }

/** The figures of a test. Accuracy and F1 in 0…1. */
export type Evaluation = {
  readonly n: number
  readonly accuracy: number
  readonly macroF1: number
  readonly ece: number
  readonly coverage: readonly CoveragePoint[]
  readonly perLabel: Readonly<Record<string, ClassQuality>>
  readonly confusions: readonly Confusion[]
}

const BINS = 15
const COVERAGES = [1, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5]
const MOST_CONFUSIONS = 20
const REDRAWS = 400

const right = ({ truth, said }: Outcome) => String(truth) === String(said)

/**
 * Expected calibration error over 15 bins of equal width: the mean distance between confidence and accuracy, bins
 * weighted by their texts (Guo et al., ICML 2017).
 */
export function calibrationError(outcomes: readonly Outcome[]): number {
  const sums = new Float64Array(BINS)
  for (const outcome of outcomes) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.ceil(outcome.confidence * BINS) - 1))
    sums[bin] = (sums[bin] as number) + (right(outcome) ? 1 : 0) - outcome.confidence
  }
  return outcomes.length === 0 ? 0 : sums.reduce((sum, gap) => sum + Math.abs(gap), 0) / outcomes.length
}

/** Accuracy of the surest 100 %, 95 %, … 50 % of the texts; ties keep the order of the test. */
function coverageCurve(outcomes: readonly Outcome[]): CoveragePoint[] {
  const surest = outcomes.toSorted((a, b) => b.confidence - a.confidence)
  return COVERAGES.map((coverage) => {
    const kept = surest.slice(0, Math.max(1, Math.round(coverage * surest.length)))
    return { coverage, accuracy: kept.filter(right).length / Math.max(1, kept.length) }
  })
}

type Tally = { support: number; said: number; hits: number }

function tallies(outcomes: readonly Outcome[]): Map<string, Tally> {
  const found = new Map<string, Tally>()
  const of = (name: ClassName): Tally => {
    const known = found.get(String(name)) ?? { support: 0, said: 0, hits: 0 }
    found.set(String(name), known)
    return known
  }
  for (const outcome of outcomes) {
    of(outcome.truth).support++
    of(outcome.said).said++
    if (right(outcome)) of(outcome.truth).hits++
  }
  return found
}

function qualityOf({ support, said, hits }: Tally): ClassQuality {
  return {
    support,
    said,
    hits,
    precision: said === 0 ? null : hits / said,
    recall: support === 0 ? null : hits / support,
    f1: (2 * hits) / (support + said),
  }
}

function confusionsOf(outcomes: readonly Outcome[]): Confusion[] {
  const found = new Map<string, { truth: ClassName; said: ClassName; count: number }>()
  for (const { truth, said } of outcomes.filter((outcome) => !right(outcome))) {
    const key = JSON.stringify([String(truth), String(said)])
    const known = found.get(key)
    if (known) known.count++
    else found.set(key, { truth, said, count: 1 })
  }
  return [...found.values()].sort((a, b) => b.count - a.count).slice(0, MOST_CONFUSIONS)
}

/**
 * The figures of a test. Macro-F1 is the mean over every class that is true or said somewhere in the test, as
 * scikit-learn counts it. An empty test gives zeros.
 */
export function evaluate(outcomes: readonly Outcome[]): Evaluation {
  const n = outcomes.length
  const perLabel = [...tallies(outcomes)]
    .map(([name, tally]) => [name, qualityOf(tally)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const f1 = perLabel.reduce((sum, [, quality]) => sum + quality.f1, 0)
  return {
    n,
    accuracy: n === 0 ? 0 : outcomes.filter(right).length / n,
    macroF1: perLabel.length === 0 ? 0 : f1 / perLabel.length,
    ece: calibrationError(outcomes),
    coverage: coverageCurve(outcomes),
    perLabel: Object.fromEntries(perLabel),
    confusions: confusionsOf(outcomes),
  }
}

/** The middle 95 % of macro-F1 over tests drawn again, with repeats, from this one (Efron's percentile bootstrap). */
export function macroF1Interval(outcomes: readonly Outcome[], seed: number): { low: number; high: number } {
  const random = seededRandom(seed)
  const drawn = Array.from({ length: REDRAWS }, () => {
    const again = outcomes.map(() => outcomes[Math.floor(random() * outcomes.length)] as Outcome)
    const f1s = [...tallies(again).values()].map((tally) => qualityOf(tally).f1)
    return f1s.reduce((sum, f1) => sum + f1, 0) / Math.max(1, f1s.length)
  }).sort((a, b) => a - b)
  return { low: drawn[Math.floor(REDRAWS * 0.025)] ?? 0, high: drawn[Math.floor(REDRAWS * 0.975)] ?? 0 }
}
