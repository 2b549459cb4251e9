import { ces, respondentEffort } from '../ces.ts'
import { csat } from '../csat.ts'
import { normalPValue, normalQuantile } from '../distributions.ts'
import { confidenceOf } from '../estimate.ts'
import { within } from '../input-error.ts'
import { mean } from '../mean.ts'
import { type NpsGroups, nps, npsCountsOf, npsGroups, npsSpread } from '../nps.ts'
import { proportion } from '../proportion.ts'
import { choice, countOf, either, integer, list, object, orNull } from '../schema.ts'
import { aboutSize, answered, inputOf, method, told } from './method.ts'

const groups = {
  promoters: countOf('Answers 9 and 10'),
  passives: countOf('Answers 7 and 8'),
  detractors: countOf('Answers 0 to 6'),
}
const npsMethod = choice('wald unless said; adjusted-wald adds ¾, 1½ and ¾ answers, for small samples', [
  'wald',
  'adjusted-wald',
])
const score = (low: number, high: number) =>
  orNull(integer(`${low} to ${high}, null when skipped`, { minimum: low, maximum: high }))

type Interval = 'wald' | 'adjusted'

/** The interval asked for; without a choice, Wald's, unless answers all alike would leave it no width. */
function intervalFor(all: readonly NpsGroups[], asked?: 'wald' | 'adjusted-wald'): Interval {
  if (asked !== undefined) return asked === 'wald' ? 'wald' : 'adjusted'
  return all.every((one) => npsSpread(one, 'wald').squaredError > 0) ? 'wald' : 'adjusted'
}

const sizeOf = ({ promoters, passives, detractors }: NpsGroups): number => promoters + passives + detractors
const spoken = (interval: Interval): string => (interval === 'wald' ? 'wald' : 'adjusted-wald')

function toldNps(given: NpsGroups, asked: { interval: Interval; confidence: number }) {
  const { interval, confidence } = asked
  const { squaredError } = npsSpread(given, interval)
  const estimate = { ...nps(given, asked), confidence, method: `nps/${spoken(interval)}` }
  const { n } = estimate
  const alike = n > 1 && npsSpread(given, 'wald').squaredError === 0
  const isSmall = n > 0 && interval === 'wald' && npsSpread(given).interval === 'adjusted'
  return told(estimate, [aboutSize(n), alike && 'allAlike', isSmall && 'smallSample'], {
    variance: n === 0 ? null : squaredError * (interval === 'wald' ? n : n + 3),
    se: n === 0 ? null : 100 * Math.sqrt(squaredError),
    promoters: given.promoters,
    passives: given.passives,
    detractors: given.detractors,
  })
}

const npsMeasure = method({
  name: 'nps',
  summary: 'Net Promoter Score in points −100…100, from raw answers or the three groups',
  gives: 'variance of one answer (−1, 0, 1), se in points, the three groups',
  source: 'Rocks, The American Statistician 70 (2016) 365',
  input: either(
    inputOf({ scores: list(score(0, 10)) }, { method: npsMethod }),
    inputOf(groups, { method: npsMethod }),
  ),
  example: { promoters: 60, passives: 80, detractors: 10 },
  run: (input) => {
    const given =
      'scores' in input
        ? npsGroups(npsCountsOf(answered(input.scores)))
        : { promoters: input.promoters, passives: input.passives, detractors: input.detractors }
    return toldNps(given, { interval: intervalFor([given], input.method), confidence: confidenceOf(input) })
  },
})

const npsDifference = method({
  name: 'nps-difference',
  summary: 'Whether an NPS has changed: b − a in points, with a z test',
  gives: 'statistic (z), p, se in points, both scores',
  source: 'Rocks, The American Statistician 70 (2016) 365',
  input: inputOf({ a: object(groups), b: object(groups) }, { method: npsMethod }),
  example: {
    a: { promoters: 400, passives: 300, detractors: 300 },
    b: { promoters: 500, passives: 300, detractors: 200 },
  },
  run: (input) => {
    const confidence = confidenceOf(input)
    const interval = intervalFor([input.a, input.b], input.method)
    const [a, b] = [toldNps(input.a, { interval, confidence }), toldNps(input.b, { interval, confidence })]
    const [before, now] = [npsSpread(input.a, interval), npsSpread(input.b, interval)]
    const n = sizeOf(input.a) + sizeOf(input.b)
    const common = { n, confidence, method: `nps-difference/${spoken(interval)}` }
    const warnings = [...a.warnings, ...b.warnings]
    if (a.value === null || b.value === null)
      return told({ value: null, low: -200, high: 200, ...common }, warnings, {
        statistic: null,
        p: null,
        se: null,
        a,
        b,
      })
    const se = 100 * Math.sqrt(before.squaredError + now.squaredError)
    const [value, centre] = [b.value - a.value, 100 * (now.centre - before.centre)]
    const half = normalQuantile((1 + confidence) / 2) * se
    const low = Math.min(value, Math.max(-200, centre - half))
    const high = Math.max(value, Math.min(200, centre + half))
    const statistic = se === 0 ? null : centre / se
    const p = statistic === null ? null : normalPValue(statistic)
    return told({ value, low, high, ...common }, warnings, { statistic, p, se, a, b })
  },
})

const csatMeasure = method({
  name: 'csat',
  summary: 'Customer satisfaction: the share of answers 4 and 5 on a five-point scale',
  gives: 'satisfied (how many), mean (1…5) and meanInterval (Student’s)',
  source: 'Wilson 1927; Student 1908',
  input: inputOf({ scores: list(score(1, 5)) }),
  example: { scores: [5, 4, 4, 3, 5, null, 2, 5] },
  run: (input) => {
    const scores = answered(input.scores)
    const confidence = confidenceOf(input)
    const counts = [1, 2, 3, 4, 5].map((one) => scores.filter((score) => score === one).length)
    const average = mean(scores, { confidence, range: [1, 5] })
    const alike = scores.length > 1 && counts.includes(scores.length)
    return told(csat(counts, { confidence }), [aboutSize(scores.length), alike && 'allAlike'], {
      satisfied: (counts[3] as number) + (counts[4] as number),
      mean: average.value,
      meanInterval: { low: average.low, high: average.high },
    })
  },
})

const scales = {
  'effort-5': { range: [1, 5], direction: 'lower-is-better', isHigh: (score: number) => score >= 4 },
  'agreement-7': { range: [1, 7], direction: 'higher-is-better', isHigh: (score: number) => score <= 3 },
} as const

const cesMeasure = method({
  name: 'ces',
  summary: 'Customer effort: mean of the respondents’ means, and the share of respondents with high effort',
  gives:
    'mean (the value), direction of the scale, highEffort (a share: effort-5 from 4, agreement-7 up to 3), goal of effort-5 (at most 2)',
  source: 'Dixon, Freeman and Toman, Harvard Business Review 88 (2010) 116; Student 1908; Wilson 1927',
  input: inputOf({
    answers: list(list(orNull(integer('An answer on the scale, null when skipped')), { maxItems: 100 }), {
      description: 'The answers of each respondent',
    }),
    scale: choice('effort-5: 1 no effort … 5 much. agreement-7: 1 … 7, «it was easy»', [
      'effort-5',
      'agreement-7',
    ]),
  }),
  example: {
    answers: [
      [1, 2, 1, 1, 2],
      [2, 2, 3, 2, null],
      [5, 4, 4, 5, 4],
    ],
    scale: 'effort-5',
  },
  run: (input) => {
    const { range, direction, isHigh } = scales[input.scale]
    input.answers.forEach((answers, i) => {
      answers.forEach((answer, j) => {
        if (answer !== null) within(`answers.${i}.${j}`, answer, range)
      })
    })
    const confidence = confidenceOf(input)
    const respondents = input.answers.map(answered).filter((answers) => answers.length > 0)
    const efforts = respondents.map((answers) => respondentEffort(answers, range))
    const n = efforts.length
    const estimate = mean(efforts, { confidence, range })
    const warnings = [
      aboutSize(n),
      n > 1 && estimate.method.endsWith('no-spread') && 'allAlike',
      n < input.answers.length && 'skipped',
    ] as const
    const high = proportion({ hits: efforts.filter(isHigh).length, n }, { confidence })
    return told({ ...estimate, method: `ces/${input.scale}` }, warnings, {
      mean: estimate.value,
      direction,
      highEffort: told(high, [aboutSize(n)]),
      goal: input.scale === 'effort-5' ? ces(efforts, { confidence }).goal : null,
    })
  },
})

/** The scores, in the order of a customer's questions. */
export const scoreMethods = [npsMeasure, npsDifference, csatMeasure, cesMeasure]
