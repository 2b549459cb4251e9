import { chiSquareTest } from '../chi-square.ts'
import { compareProportions } from '../comparison.ts'
import { correlation } from '../correlation.ts'
import { normalPValue, normalQuantile } from '../distributions.ts'
import { confidenceOf } from '../estimate.ts'
import { InputError } from '../input-error.ts'
import { summarize } from '../moments.ts'
import { countOf, flag, list, object } from '../schema.ts'
import { halfWidth, meanDifference } from '../student-test.ts'
import { twoProportionTest } from '../two-proportion-test.ts'
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

const share = { successes: countOf('How many did'), n: countOf('Of how many') }

type Successes = { readonly successes: number; readonly n: number }

function shareOf(argument: string, { successes, n }: Successes) {
  if (successes > n) throw new InputError('inconsistent', { argument, successes, n })
  return { hits: successes, n }
}

const clipped = (value: number, half: number) => ({
  low: Math.max(-1, value - half),
  high: Math.min(1, value + half),
})

/** z and χ² of two shares, pooled; nulls where all or none did, or a group is empty. */
function pooledTest(a: Successes, b: Successes, yates: boolean) {
  const table = [a, b].map(({ successes, n }) => [successes, n - successes])
  const { statistic, p } = chiSquareTest(table, { yates })
  const direction = Math.sign(a.successes / a.n - b.successes / b.n)
  const z = statistic === null ? null : direction * Math.sqrt(statistic)
  return { z, p: z === null ? null : normalPValue(z), chiSquare: { statistic, df: 1, p } }
}

const twoProportions = method({
  name: 'two-proportions',
  summary:
    'Difference of two shares, a − b: z and χ² test, Wald’s and Newcombe’s interval (low and high are Newcombe’s)',
  gives:
    'direction, statistic and z (pooled), p, chiSquare, wald, newcombe, exactP (Fisher’s, when an expected count is below 5)',
  source:
    'Newcombe, Statistics in Medicine 17 (1998) 873, methods 1 and 10; Pearson 1900; Yates 1934; Fisher 1935',
  input: inputOf(
    { a: object(share), b: object(share) },
    { yates: flag('Continuity correction of the tests; off unless said') },
  ),
  example: { a: { successes: 56, n: 70 }, b: { successes: 48, n: 80 } },
  run: ({ a, b, yates = false, ...options }) => {
    const pair = { current: shareOf('a', a), previous: shareOf('b', b) }
    const confidence = confidenceOf(options)
    const { difference: value, low, high } = compareProportions(pair, { confidence })
    const n = a.n + b.n
    const newcombe = { low, high }
    const common = { n, ...newcombe, confidence, method: 'two-proportions/newcombe' }
    if (value === null) {
      const none = { statistic: null, z: null, p: null, chiSquare: null, wald: null, newcombe, exactP: null }
      return told({ value, ...common }, ['noAnswers'], { direction: 'a-b', ...none })
    }
    const { z, p, chiSquare } = pooledTest(a, b, yates)
    const squaredError = [a, b].reduce(
      (sum, one) => sum + ((one.successes / one.n) * (1 - one.successes / one.n)) / one.n,
      0,
    )
    const wald = clipped(value, normalQuantile((1 + confidence) / 2) * Math.sqrt(squaredError))
    const exact = twoProportionTest(pair)
    const isSmall = exact.statistic === null
    return told({ value, ...common }, [z === null && 'allAlike', isSmall && 'smallExpected'], {
      direction: 'a-b',
      statistic: z,
      z,
      p,
      chiSquare,
      wald,
      newcombe,
      exactP: isSmall ? exact.pValue : null,
    })
  },
})

const chiSquare = method({
  name: 'chi-square',
  summary: 'Whether rows and columns of a table of counts have nothing to do with each other',
  gives: 'value (Cramér’s V), statistic (Pearson’s χ²), df, p, expected counts, adjusted residuals',
  source: 'Pearson 1900; Cramér 1946; Haberman, Biometrics 29 (1973) 205',
  input: inputOf(
    {
      table: list(list(countOf('How many'), { minItems: 1, maxItems: 1000 }), {
        minItems: 1,
        maxItems: 1000,
      }),
    },
    { yates: flag('Continuity correction of a table of two by two; off unless said') },
  ),
  example: {
    table: [
      [762, 327, 468],
      [484, 239, 477],
    ],
  },
  run: ({ table, yates = false, ...options }) => {
    const { n, statistic, df, p, effect, cells } = chiSquareTest(table, { yates })
    const filled = cells.flat().filter(({ expected }) => expected > 0)
    const warnings: (Warning | false)[] = [
      n === 0 && 'noAnswers',
      n > 0 && df === 0 && 'oneGroup',
      df > 0 && filled.some(({ expected }) => expected < 5) && 'smallExpected',
    ]
    const estimate = {
      value: effect,
      n,
      ...noBounds,
      confidence: confidenceOf(options),
      method: 'chi-square/pearson',
    }
    return told(estimate, warnings, {
      statistic,
      df,
      p,
      expected: cells.map((row) => row.map(({ expected }) => expected)),
      residuals: cells.map((row) => row.map(({ residual }) => residual)),
    })
  },
})

const means = method({
  name: 'means',
  summary: 'Difference of two means, a − b: Welch’s t test, or Student’s with one pooled variance',
  gives: 'direction, statistic (t), df, p, se, both means with n and deviation',
  source: 'Welch, Biometrika 34 (1947) 28; NIST/SEMATECH e-Handbook 1.3.5.3',
  input: inputOf({ a: numbers, b: numbers }, { pooled: flag('One variance for both; off unless said') }),
  example: {
    a: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
    b: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
  },
  run: ({ a, b, pooled = false, ...options }) => {
    const confidence = confidenceOf(options)
    const [one, other] = [summarize(answered(a)), summarize(answered(b))]
    const tested = meanDifference({ a: one, b: other, pooled })
    const half = tested === null ? null : halfWidth(tested, confidence)
    const value = one.mean === null || other.mean === null ? null : one.mean - other.mean
    const bound = (sign: number) => (value === null || half === null ? null : value + sign * half)
    const name = `means/${pooled ? 'pooled' : 'welch'}`
    const estimate = { value, n: one.n + other.n, low: bound(-1), high: bound(1), confidence, method: name }
    const isSingle = one.n === 1 || other.n === 1
    const alike = tested === null && value !== null && !isSingle
    return told(estimate, [value === null && 'noAnswers', isSingle && 'oneAnswer', alike && 'allAlike'], {
      direction: 'a-b',
      statistic: tested?.statistic ?? null,
      df: tested?.df ?? null,
      p: tested?.p ?? null,
      se: tested?.error ?? null,
      a: spreadOf(one),
      b: spreadOf(other),
    })
  },
})

const correlate = method({
  name: 'correlation',
  summary: 'How closely pairs follow a line: Pearson’s r with Fisher’s interval',
  gives: 'statistic (t), df, p',
  source: 'Fisher, Metron 1 (1921) 3',
  input: inputOf({ x: numbers, y: numbers }),
  example: { x: [4, 4, 7, 7, 8, 9, 10, 10, 10, 11], y: [2, 10, 4, 22, 16, 10, 18, 26, 34, 17] },
  run: ({ x, y, ...options }) => {
    if (x.length !== y.length)
      throw new InputError('inconsistent', { argument: 'y', x: x.length, y: y.length })
    const kept = x.map((_, i) => i).filter((i) => x[i] !== null && y[i] !== null)
    const at = (values: readonly (number | null)[]) => kept.map((i) => values[i] as number)
    const { statistic, df, p, ...estimate } = correlation({ x: at(x), y: at(y) }, options)
    const { n, value } = estimate
    const warnings: (Warning | false)[] = [
      aboutSize(n),
      n > 1 && value === null && 'allAlike',
      n > 1 && n < 4 && 'smallSample',
      value !== null && Math.abs(value) === 1 && 'exactLine',
      n < x.length && 'skipped',
    ]
    return told(estimate, warnings, { statistic, df, p })
  },
})

/** Tests of two groups, of tables and of pairs. */
export const comparisonMethods = [twoProportions, chiSquare, means, correlate]
