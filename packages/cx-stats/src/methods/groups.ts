import { analysisOfVariance } from '../analysis-of-variance.ts'
import { confidenceOf } from '../estimate.ts'
import { kruskalWallis } from '../kruskal-wallis.ts'
import { named } from '../schema.ts'
import {
  aboutSize,
  answered,
  inputOf,
  method,
  noBounds,
  numbers,
  spreadOf,
  told,
  type Warning,
} from './method.ts'

const groupsInput = inputOf({ groups: named(numbers, 'The values of each group, by its name') })
const plantGrowth = {
  groups: {
    ctrl: [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14],
    trt1: [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
    trt2: [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26],
  },
}

const aboutGroups = (
  { n, statistic, isAlike }: { n: number; statistic: number | null; isAlike: boolean },
  filled: number,
): (Warning | false)[] => [
  aboutSize(n),
  filled < 2 && 'oneGroup',
  filled >= 2 && statistic === null && (isAlike ? 'allAlike' : 'untested'),
]

const anova = method({
  name: 'anova',
  summary: 'Whether several groups have one mean',
  gives:
    'value (η²), statistic (F), df [between, within], p, sumsOfSquares, groups with n, mean and deviation',
  source: 'Fisher 1925; NIST/SEMATECH e-Handbook 7.4.3',
  input: groupsInput,
  example: plantGrowth,
  run: ({ groups, ...options }) => {
    const names = Object.keys(groups)
    const tested = analysisOfVariance(names.map((name) => answered(groups[name] ?? [])))
    const { n, statistic, df, p, effect, sumsOfSquares } = tested
    const filled = tested.groups.filter((group) => group.n > 0).length
    const estimate = {
      value: effect,
      n,
      ...noBounds,
      confidence: confidenceOf(options),
      method: 'anova/one-way',
    }
    const each = Object.fromEntries(
      names.map((name, i) => [name, spreadOf(tested.groups[i] as (typeof tested.groups)[0])]),
    )
    const isAlike = sumsOfSquares.between + sumsOfSquares.within === 0
    return told(estimate, aboutGroups({ n, statistic, isAlike }, filled), {
      statistic,
      df,
      p,
      sumsOfSquares,
      groups: each,
    })
  },
})

// With fewer than five answers in a group H follows χ² but roughly.
const isRough = (groups: readonly (readonly number[])[]): boolean =>
  groups.some(({ length }) => length > 0 && length < 5)

const kruskal = method({
  name: 'kruskal',
  summary: 'Whether several groups lie alike, by ranks alone (Kruskal–Wallis)',
  gives: 'value (ε²), statistic (H, corrected for ties), df, p, meanRanks',
  source: 'Kruskal and Wallis, Journal of the American Statistical Association 47 (1952) 583',
  input: groupsInput,
  example: plantGrowth,
  run: ({ groups, ...options }) => {
    const names = Object.keys(groups)
    const values = names.map((name) => answered(groups[name] ?? []))
    const tested = kruskalWallis(values)
    const { n, statistic, df, p, effect, meanRanks } = tested
    const filled = meanRanks.filter((rank) => rank !== null).length
    const estimate = {
      value: effect,
      n,
      ...noBounds,
      confidence: confidenceOf(options),
      method: 'kruskal/chi-square',
    }
    const each = Object.fromEntries(names.map((name, i) => [name, meanRanks[i]]))
    const warnings = [
      ...aboutGroups({ ...tested, isAlike: statistic === null }, filled),
      isRough(values) && 'smallSample',
    ] as const
    return told(estimate, warnings, { statistic, df, p, meanRanks: each })
  },
})

/** Tests of several groups. */
export const groupMethods = [anova, kruskal]
