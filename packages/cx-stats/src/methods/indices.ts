import { csiWeights } from '../csi.ts'
import { confidenceOf, type EstimateOptions } from '../estimate.ts'
import { InputError } from '../input-error.ts'
import { mean } from '../mean.ts'
import { summarize } from '../moments.ts'
import { proportion, type Share } from '../proportion.ts'
import { choice, countOf, list, number, object, orNull } from '../schema.ts'
import { aboutSize, answered, inputOf, method, told } from './method.ts'

const dimensions = ['product', 'service', 'value', 'emotion'] as const
type ByDimension<T> = Readonly<Record<(typeof dimensions)[number], T>>
type Scores = Partial<ByDimension<number | null | undefined>>

const shipped: ByDimension<number> = {
  product: csiWeights.quality,
  service: csiWeights.service,
  value: csiWeights.value,
  emotion: csiWeights.bond,
}

const dimensionScore = orNull(
  number('Mean of the items, 1 to 7; null or left out when not answered', { minimum: 1, maximum: 7 }),
)
const weight = number('Share of the dimension', { minimum: 0 })
const eachOf = <T>(schema: T) => ({ product: schema, service: schema, value: schema, emotion: schema })

/** One respondent's index 0…100, over the dimensions that were answered; null when none of weight was. */
function indexOf(scores: Scores, weights: ByDimension<number>): number | null {
  const known = dimensions.filter((name) => scores[name] != null && weights[name] > 0)
  const total = known.reduce((sum, name) => sum + weights[name], 0)
  if (total === 0) return null
  const weighted = known.reduce((sum, name) => sum + weights[name] * (scores[name] as number), 0) / total
  // Rounding may lead a hair beyond the scale.
  return Math.min(100, Math.max(0, (100 * (weighted - 1)) / 6))
}

const csiMeasure = method({
  name: 'csi',
  summary:
    'Customer satisfaction index 0…100: 100 · (W − 1) ÷ 6 of each respondent’s weighted mean W, then their mean',
  gives:
    'mean (the value), se, scores (each respondent’s index in input order, null when left out), dimensions (an estimate each, 1…7)',
  source: 'Student 1908; weights 40 / 30 / 20 / 10 unless given',
  input: inputOf(
    { respondents: list(object({}, eachOf(dimensionScore))) },
    {
      weights: object(eachOf(weight)),
      missing: choice('refuse (unless said) or renormalise: weigh the answered dimensions alone', [
        'refuse',
        'renormalise',
      ]),
    },
  ),
  example: {
    respondents: [
      { product: 6, service: 5, value: 4, emotion: 7 },
      { product: 7, service: 6, value: 6, emotion: 5 },
      { product: 4, service: 5, value: null, emotion: 4 },
    ],
    missing: 'renormalise',
  },
  run: ({ respondents, weights = shipped, missing = 'refuse', ...options }) => {
    const total = dimensions.reduce((sum, name) => sum + weights[name], 0)
    if (!(total > 0)) throw new InputError('inconsistent', { argument: 'weights', total })
    if (missing === 'refuse') refuseGaps(respondents)
    const confidence = confidenceOf(options)
    const scores = respondents.map((one) => indexOf(one, weights))
    const known = answered(scores)
    const n = known.length
    const { variance } = summarize(known)
    const estimate = mean(known, { confidence, range: [0, 100] })
    const warnings = [
      aboutSize(n),
      n > 1 && variance === 0 && 'allAlike',
      n < scores.length && 'skipped',
    ] as const
    return told({ ...estimate, method: 'csi/t' }, warnings, {
      mean: estimate.value,
      se: variance === null ? null : Math.sqrt(variance / n),
      scores,
      dimensions: Object.fromEntries(
        dimensions.map((name) => [
          name,
          dimensionMean(answered(respondents.map((one) => one[name] ?? null)), { confidence }),
        ]),
      ),
    })
  },
})

function dimensionMean(values: readonly number[], options: EstimateOptions) {
  return told(mean(values, { ...options, range: [1, 7] }), [aboutSize(values.length)])
}

function refuseGaps(respondents: readonly Scores[]): void {
  respondents.forEach((one, i) => {
    for (const name of dimensions)
      if (one[name] == null)
        throw new InputError('inconsistent', { argument: `respondents.${i}.${name}`, missing: 'refuse' })
  })
}

const threeRates = method({
  name: 'three-rates',
  summary: '响应率 contacted of dispatched; 解决率 and 满意率 solved and satisfied of those who were reached',
  gives: 'response, resolution, satisfaction: an estimate each',
  source: 'Wilson 1927',
  input: inputOf({
    dispatched: countOf('Tickets sent out to be handled'),
    contacted: countOf('Of these, customers who were contacted'),
    reached: countOf('Of these, customers who answered the callback'),
    solved: countOf('Of the reached, who said it was solved'),
    satisfied: countOf('Of the reached, who said they were satisfied'),
  }),
  example: { dispatched: 200, contacted: 190, reached: 150, solved: 132, satisfied: 120 },
  run: (input) => {
    const { dispatched, contacted, reached, solved, satisfied } = input
    const parts = { contacted: dispatched, reached: contacted, solved: reached, satisfied: reached }
    for (const [argument, whole] of Object.entries(parts)) {
      const value = input[argument as keyof typeof parts]
      if (value > whole) throw new InputError('inconsistent', { argument, value, atMost: whole })
    }
    const confidence = confidenceOf(input)
    const rate = (name: string, share: Share) =>
      told({ ...proportion(share, { confidence }), method: `${name}/wilson` }, [aboutSize(share.n)])
    const response = rate('response', { hits: contacted, n: dispatched })
    const resolution = rate('resolution', { hits: solved, n: reached })
    const satisfaction = rate('satisfaction', { hits: satisfied, n: reached })
    const warnings = [...new Set([response, resolution, satisfaction].flatMap((one) => one.warnings))]
    return { response, resolution, satisfaction, confidence, method: 'three-rates/wilson', warnings }
  },
})

/** Figures made of several parts. */
export const indexMethods = [csiMeasure, threeRates]
