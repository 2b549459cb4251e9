import { analysisOfVariance } from '@huixiang/cx-stats/analysis-of-variance.ts'
import { chiSquareTest } from '@huixiang/cx-stats/chi-square.ts'
import { compareMeans, compareProportions } from '@huixiang/cx-stats/comparison.ts'
import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { holm } from '@huixiang/cx-stats/family-wise-error.ts'
import { mean } from '@huixiang/cx-stats/mean.ts'
import { nps } from '@huixiang/cx-stats/nps.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import type { Category } from './facets.ts'
import { percent, plain } from './results.ts'
import { type Crossed, type Group, toldGroups } from './told-groups.ts'

export const marks = ['higher', 'lower'] as const

export interface CrossCell {
  /** Null where it is not told. */
  readonly count: number | null
  readonly share: Estimate | null
  /** Against all other groups together, judged over all cells at once (Holm). */
  readonly mark: (typeof marks)[number] | null
}

export interface CrossGroup {
  readonly id: string
  readonly n: number
  readonly cells: readonly CrossCell[]
  readonly figure: Estimate | null
  readonly mark: (typeof marks)[number] | null
}

export interface CrossTable {
  readonly n: number
  readonly groups: readonly CrossGroup[]
  /** Groups of which fewer than five anonymous people are told. */
  readonly left: readonly string[]
  readonly test: {
    readonly method: 'chi-square' | 'anova'
    readonly statistic: number
    readonly p: number
  } | null
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

export interface Scale {
  readonly range: readonly [low: number, high: number] | null
  readonly isNps: boolean
}

/** What each thing said counts as: a point of its scale, or −1, 0, 1 for the groups of an NPS. */
export const valuesFor = (said: readonly Category[], { isNps }: Scale): number[] =>
  said.map(({ id }, place) => (isNps ? place - 1 : Number(id)))

const momentsOf = (counts: readonly number[], values: readonly number[]) =>
  counts.reduce(
    ({ n, sum: all, sumSquares }, count, place) => {
      const value = values[place] ?? 0
      return { n: n + count, sum: all + count * value, sumSquares: sumSquares + count * value * value }
    },
    { n: 0, sum: 0, sumSquares: 0 },
  )

function figureOf(counts: readonly number[], values: readonly number[], scale: Scale): Estimate | null {
  if (scale.isNps) {
    const [detractors = 0, passives = 0, promoters = 0] = counts
    return plain(nps({ detractors, passives, promoters }))
  }
  return scale.range && plain(mean(momentsOf(counts, values), { range: scale.range }))
}

const without = (groups: readonly Group[], left: Group): number[] =>
  (groups[0]?.all ?? []).map((_, place) =>
    sum(groups.filter((one) => one !== left).map(({ all }) => all[place] ?? 0)),
  )

type Verdict = { readonly p: number; readonly difference: number } | null

/** Verdicts on many differences at once: only those stand that hold when all are judged together. */
function marksOf(verdicts: readonly Verdict[]): CrossCell['mark'][] {
  const asked = verdicts.flatMap((verdict, place) => (verdict === null ? [] : [{ ...verdict, place }]))
  const adjusted = holm(asked.map(({ p }) => p))
  const found = new Map(
    asked.flatMap(({ place, difference }, order) =>
      (adjusted[order] ?? 1) < 0.05
        ? [[place, difference > 0 ? ('higher' as const) : ('lower' as const)]]
        : [],
    ),
  )
  return verdicts.map((_, place) => found.get(place) ?? null)
}

function shareVerdict(group: Group, rest: readonly number[], place: number): Verdict {
  const current = { hits: group.all[place] ?? 0, n: sum(group.all) }
  const previous = { hits: rest[place] ?? 0, n: sum(rest) }
  if (current.n === 0 || previous.n === 0) return null
  const { difference, pValue } = compareProportions({ current, previous })
  return difference === null || pValue === null ? null : { difference, p: pValue }
}

function meanVerdict(group: Group, rest: readonly number[], values: readonly number[]): Verdict {
  const { difference, pValue } = compareMeans({
    current: momentsOf(group.all, values),
    previous: momentsOf(rest, values),
  })
  return difference === null || pValue === null ? null : { difference, p: pValue }
}

const rounded = (p: number): number => Math.round(p * 1000) / 1000

function testOf(groups: readonly Group[], values: readonly number[], hasMean: boolean): CrossTable['test'] {
  if (groups.length < 2) return null
  if (hasMean) {
    const samples = groups.map(({ all }) =>
      all.flatMap((count, place) => new Array<number>(count).fill(values[place] ?? 0)),
    )
    const { statistic, p } = analysisOfVariance(samples)
    return statistic === null || p === null
      ? null
      : { method: 'anova', statistic: rounded(statistic), p: rounded(p) }
  }
  const { statistic, p } = chiSquareTest(groups.map(({ all }) => [...all]))
  return statistic === null || p === null
    ? null
    : { method: 'chi-square', statistic: rounded(statistic), p: rounded(p) }
}

/** What each group said, with what differs from the others. Small cells of anonymous answers are not told, nor what would give them away. */
export function crossTable(
  lanes: readonly (readonly Crossed[])[],
  { groups: wanted, said, scale }: { groups: readonly string[]; said: readonly Category[]; scale: Scale },
): CrossTable {
  const ids = said.map(({ id }) => id)
  const values = valuesFor(said, scale)
  const hasMean = scale.isNps || scale.range !== null
  const told = toldGroups(lanes, { groups: wanted, said: ids, values: hasMean ? values : null })
  const found = told.map(({ group }) => group)
  const cellMarks = marksOf(
    found.flatMap((group) => ids.map((_, place) => shareVerdict(group, without(found, group), place))),
  )
  const meanMarks = marksOf(
    found.map((group) => (hasMean ? meanVerdict(group, without(found, group), values) : null)),
  )
  const groups = found.map((group, i): CrossGroup => {
    const n = sum(group.all)
    const closed = told[i]?.closed ?? []
    const open = told[i]?.isMeanTold ?? false
    const cells = group.all.map(
      (count, place): CrossCell =>
        closed[place]
          ? { count: null, share: null, mark: null }
          : {
              count,
              share: percent(plain(proportion({ hits: count, n }))),
              mark: cellMarks[i * ids.length + place] ?? null,
            },
    )
    return {
      id: group.id,
      n,
      cells,
      figure: open ? figureOf(group.all, values, scale) : null,
      mark: open ? (meanMarks[i] ?? null) : null,
    }
  })
  // A test over all cells says what one of them must be, and one over all means what a mean must be.
  const isTestTold = told.every(({ closed, isMeanTold }) => (hasMean ? isMeanTold : !closed.includes(true)))
  const known = new Set(groups.map(({ id }) => id))
  const spoken = new Set(lanes.flat().map(({ group }) => group))
  return {
    n: sum(groups.map((group) => group.n)),
    groups,
    left: wanted.filter((id) => spoken.has(id) && !known.has(id)),
    test: isTestTold ? testOf(found, values, hasMean) : null,
  }
}
