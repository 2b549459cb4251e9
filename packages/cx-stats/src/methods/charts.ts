import { cusumChart, ewmaChart, pChart, uChart } from '../control-charts.ts'
import { normalCdf } from '../distributions.ts'
import { confidenceOf } from '../estimate.ts'
import { InputError } from '../input-error.ts'
import { countOf, either, flag, list, number } from '../schema.ts'
import { inputOf, method, type Warning } from './method.ts'

const values = list(number('A value'), { description: 'Oldest first' })
const target = number('Where the values belong')
const atLeast0 = { minimum: 0 }
const above0 = { exclusiveMinimum: 0 }
const deviation = (description: string) => number(description, atLeast0)

const fits = {
  target,
  lambda: number('Weight of the last value', { exclusiveMinimum: 0, maximum: 1 }),
  L: number('Limits in deviations', above0),
}
const exact = {
  exact: flag('Judge by the limits of each point, narrower at first; by those of the long run unless given'),
}

const ewma = method({
  name: 'ewma',
  summary: 'Whether a series drifts off its target: exponentially weighted means against their limits',
  gives:
    'chart (z at each value), limits (centre, low, high in the long run), exactLimits (of each point), signals (positions from 0)',
  source: 'Roberts, Technometrics 1 (1959) 239; NIST/SEMATECH e-Handbook 6.3.2.4',
  input: either(
    inputOf({ values, ...fits, sigma: deviation('Standard deviation of a value, known') }, exact),
    inputOf({ values, ...fits, s: deviation('Standard deviation of a value, estimated') }, exact),
  ),
  example: {
    values: [
      52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6,
      52.1,
    ],
    target: 50,
    s: 2.0539,
    lambda: 0.3,
    L: 3,
  },
  run: (input) => {
    const sigma = 'sigma' in input ? input.sigma : input.s
    const { values, target, lambda, L } = input
    const chart = ewmaChart(values, { target, sigma, lambda, width: L, exact: input.exact === true })
    const warnings: Warning[] = [...aboutSeries(values), ...(sigma === 0 ? (['allAlike'] as const) : [])]
    return { n: values.length, ...chart, confidence: confidenceOf(input), method: 'ewma/roberts', warnings }
  },
})

const aboutSeries = (series: readonly unknown[]): Warning[] => (series.length === 0 ? ['noAnswers'] : [])

const cusum = method({
  name: 'cusum',
  summary:
    'Whether a series has moved off its target for good: sums of what lies beyond target ± k, against h',
  gives: 'chart (high and low sums at each value), limits (h), signals (positions from 0)',
  source: 'Page, Biometrika 41 (1954) 100; NIST/SEMATECH e-Handbook 6.3.2.3',
  input: inputOf({
    values,
    target,
    k: number('Half the shift to be found, in the unit of the values', atLeast0),
    h: number('The sum that signals, in the unit of the values', above0),
  }),
  example: {
    values: [
      324.925, 324.675, 324.725, 324.35, 325.35, 325.225, 324.125, 324.525, 325.225, 324.6, 324.625, 325.15,
      328.325, 327.25, 327.825, 328.5, 326.675, 327.775, 326.875, 328.35,
    ],
    target: 325,
    k: 0.3175,
    h: 4.1959,
  },
  run: ({ values, target, k, h, ...options }) => ({
    n: values.length,
    ...cusumChart(values, { target, k, h }),
    limits: { low: 0, high: h },
    confidence: confidenceOf(options),
    method: 'cusum/tabular',
    warnings: aboutSeries(values),
  }),
})

const samples = { defects: list(countOf('Defects')), sizes: list(number('Size', atLeast0)) }
const width = { L: number('Limits in deviations; 3 unless given', above0) }

/** How sure limits of so many deviations are, were counts normal. */
const coverage = (deviations: number): number => 2 * normalCdf(deviations) - 1

function attribute(kind: 'p-chart' | 'u-chart', chartOf: typeof pChart) {
  const isShare = kind === 'p-chart'
  return method({
    name: kind,
    summary: isShare
      ? 'Which samples have an unusual share of defectives'
      : 'Which samples have unusually many defects a unit',
    gives:
      'centre, chart (each sample’s share or rate), limits (of each), out (positions from 0), coverage (of limits L deviations wide)',
    source: isShare
      ? 'NIST/SEMATECH e-Handbook 6.3.3.2'
      : 'NIST/SEMATECH e-Handbook 6.3.3.1; Montgomery, Statistical Quality Control, 7.3',
    input: inputOf(samples, width),
    example: isShare
      ? {
          defects: [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22],
          sizes: new Array<number>(15).fill(50),
        }
      : { defects: [3, 1, 0, 9, 2], sizes: [10, 8, 9.5, 10, 7] },
    run: ({ defects, sizes, L = 3, ...options }) => {
      if (isShare)
        for (const [i, size] of sizes.entries())
          if (!Number.isInteger(size))
            throw new InputError('notACount', { argument: `sizes.${i}`, value: size })
      const chart = chartOf({ defects, sizes, width: L })
      const warnings: Warning[] = [
        ...aboutSeries(defects),
        ...(sizes.some((size) => size === 0) ? (['zeroExpected'] as const) : []),
      ]
      const told = { ...chart, coverage: coverage(L), confidence: confidenceOf(options) }
      return { n: defects.length, ...told, method: `${kind}/shewhart`, warnings }
    },
  })
}

/** Charts that watch a process. */
export const chartMethods = [ewma, cusum, attribute('p-chart', pChart), attribute('u-chart', uChart)]
