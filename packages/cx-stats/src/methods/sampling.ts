import { normalQuantile } from '../distributions.ts'
import { confidenceOf } from '../estimate.ts'
import { either, integer, list, named, number, text } from '../schema.ts'
import { effectiveSampleSize, rake } from '../weighting.ts'
import { inputOf, method, type Warning } from './method.ts'

const positive = { exclusiveMinimum: 0 }

function sizeFor(wanted: {
  variance: number
  margin: number
  confidence: number
  population?: number | undefined
}) {
  const { variance, margin, confidence, population } = wanted
  const unlimited = (normalQuantile((1 + confidence) / 2) ** 2 * variance) / margin ** 2
  const exact = population === undefined ? unlimited : unlimited / (1 + (unlimited - 1) / population)
  // A whole number that rounding has left a hair above itself is not one answer more.
  const n = Math.max(1, Math.ceil(exact * (1 - 1e-12)))
  return { exact, n: population === undefined ? n : Math.min(n, population) }
}

const npsSampleSize = method({
  name: 'nps-sample-size',
  summary: 'How many answers an NPS needs to be known to ± margin points',
  gives: 'exact and n (rounded up)',
  source: 'Cochran, Sampling Techniques, 3rd ed., section 4.4, with the variance of −1, 0, 1',
  input: inputOf(
    { margin: number('In points: 3 is ±3 points', { ...positive, maximum: 100 }) },
    {
      variance: number(
        'Of one answer (promoters + detractors − (promoters − detractors)²); 1, the worst, unless said',
        { minimum: 0, maximum: 1 },
      ),
    },
  ),
  example: { margin: 3, variance: 0.69 },
  run: ({ margin, variance = 1, ...options }) => {
    const confidence = confidenceOf(options)
    const size = sizeFor({ variance, margin: margin / 100, confidence })
    return { ...size, margin, variance, confidence, method: 'nps-sample-size/normal', warnings: [] }
  },
})

const proportionSampleSize = method({
  name: 'proportion-sample-size',
  summary: 'How many answers a share needs to be known to ± margin; 3 % at 95 % is 1,067.07, so 1,068',
  gives: 'exact and n (rounded up)',
  source: 'Cochran, Sampling Techniques, 3rd ed., sections 4.4 and 4.6',
  input: inputOf(
    { margin: number('As a share: 0.03 is three percentage points', { ...positive, exclusiveMaximum: 1 }) },
    {
      p: number('The share expected; 0.5, the worst, unless said', { minimum: 0, maximum: 1 }),
      population: integer('How many there are in all, when that is small', { minimum: 1 }),
    },
  ),
  example: { margin: 0.03 },
  run: ({ margin, p = 0.5, population, ...options }) => {
    const confidence = confidenceOf(options)
    const size = sizeFor({ variance: p * (1 - p), margin, confidence, population })
    const of = { margin, p, population: population ?? null }
    return { ...size, ...of, confidence, method: 'proportion-sample-size/normal', warnings: [] }
  },
})

const weightList = list(number('A weight', { minimum: 0 }))

function toldWeights(weights: readonly number[]) {
  const n = weights.length
  const effective = effectiveSampleSize(weights)
  const warnings: Warning[] = effective === 0 ? ['noAnswers'] : []
  return {
    value: effective === 0 ? null : effective,
    n,
    nEff: effective === 0 ? null : effective,
    designEffect: effective === 0 ? null : n / effective,
    warnings,
  }
}

const weightsMethod = method({
  name: 'weights',
  summary:
    'How many answers weighted ones are worth (Kish), or weights that give a sample the shares of its population (raking)',
  gives:
    'value and nEff (Kish’s effective n), designEffect; of raking also weights in row order, rounds, worst difference',
  source:
    'Kish, Survey Sampling (1965), section 11.7; Deming and Stephan, Annals of Mathematical Statistics 11 (1940) 427',
  input: either(
    inputOf({ weights: weightList }),
    inputOf(
      {
        rows: list(
          named(either(text('Category'), number('Category')), 'A respondent’s category of each variable'),
        ),
        targets: named(
          named(number('Share, or number in the population', { minimum: 0 }), 'Of each category'),
          'Of each variable; rows may say more than targets ask for',
        ),
      },
      { weights: weightList },
    ),
  ),
  example: {
    rows: [
      { sex: 'f', age: 'young' },
      { sex: 'f', age: 'old' },
      { sex: 'm', age: 'young' },
      { sex: 'm', age: 'young' },
      { sex: 'm', age: 'old' },
    ],
    targets: { sex: { f: 0.5, m: 0.5 }, age: { young: 0.4, old: 0.6 } },
  },
  run: (input) => {
    const confidence = confidenceOf(input)
    if (!('rows' in input)) return { ...toldWeights(input.weights), confidence, method: 'weights/kish' }
    const { rows, targets } = input
    const { weights, rounds, converged, worst } = rake({ rows, targets }, input.weights)
    const { warnings, ...kish } = toldWeights(weights)
    const all: Warning[] = converged ? warnings : [...warnings, 'notConverged']
    return { ...kish, weights, rounds, worst, confidence, method: 'weights/raking', warnings: all }
  },
})

/** How many answers are needed, and how much those at hand are worth. */
export const samplingMethods = [npsSampleSize, proportionSampleSize, weightsMethod]
