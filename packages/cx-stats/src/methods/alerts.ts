import { detect } from '../detector.ts'
import { deviationFrom } from '../deviation.ts'
import { confidenceOf } from '../estimate.ts'
import { InputError } from '../input-error.ts'
import { choice, countOf, either, list, number, object, orNull, text } from '../schema.ts'
import { writtenTime } from '../written-time.ts'
import { inputOf, method, told, type Warning } from './method.ts'

/** A point's time as it may be written. */
export const time = either(
  text('A day, or a day and a time, as 2026-05-01T08:00:00+08:00'),
  number('Milliseconds since 1970'),
)

const bound = orNull(number('An end of its band'))
const band = {
  low: bound,
  high: bound,
  confidence: number('Of the band; 0.95 unless given', { exclusiveMinimum: 0, exclusiveMaximum: 1 }),
}
const scales = {
  number: { scale: 1, nearZero: 0 },
  share: { scale: 1, nearZero: 0.001 },
  points: { scale: 100, nearZero: 10 },
} as const

/** Of a share by the binomial distribution, of an NPS at its widest; of other numbers it is not known. */
function samplingError(unit: keyof typeof scales, expected: number, n: number): number | null {
  if (n === 0 || unit === 'number') return null
  if (unit === 'points') return 100 / Math.sqrt(n)
  return expected > 0 && expected < 1 ? Math.sqrt((expected * (1 - expected)) / n) : null
}

const deviation = method({
  name: 'deviation',
  summary:
    'How far a value lies from its baseline and which colour that is: yellow from 10 %, orange from 20 %, red above 30 %',
  gives:
    'value and deviation (a share of the baseline, or of the scale near zero; bad is positive), level (by size alone), colour (when significant and n is enough), change (worse, better or none), significant, statistic (z), p',
  source:
    'The edges that ship (10, 20 and 30 %); z from the band of the baseline, without one from the sampling error of a share or an NPS',
  input: inputOf(
    {
      value: number('What came'),
      n: countOf('Of how many answers'),
      baseline: either(
        object({ value: number('What was expected') }, band),
        object({ expected: number('What was expected') }, band),
      ),
      direction: choice('Which way is better', ['higher-is-better', 'lower-is-better']),
    },
    {
      unit: choice('points (of an NPS) and shares are compared absolutely near zero; number unless given', [
        'number',
        'share',
        'points',
      ]),
      nearZero: number(
        'Baselines up to this far from zero are compared absolutely; 10 points, 0.001 of a share, 0 of a number',
        { minimum: 0 },
      ),
      minimumN: countOf('Fewer answers get no colour; 30 unless given'),
    },
  ),
  example: {
    value: 31,
    n: 240,
    baseline: { value: 40, low: 35, high: 45 },
    direction: 'higher-is-better',
    unit: 'points',
  },
  run: ({ value, n, baseline, direction, unit = 'number', minimumN = 30, ...options }) => {
    const confidence = confidenceOf(options)
    const { scale, nearZero } = scales[unit]
    const { low, high, confidence: sure } = baseline
    const expected = {
      value: 'value' in baseline ? baseline.value : baseline.expected,
      low,
      high,
      confidence: sure,
    }
    if (low != null && low > expected.value)
      throw new InputError('inconsistent', { argument: 'baseline.low', low, atMost: expected.value })
    if (high != null && high < expected.value)
      throw new InputError('inconsistent', { argument: 'baseline.high', high, atLeast: expected.value })
    const by = {
      direction,
      scale,
      nearZero: options.nearZero ?? nearZero,
      error: samplingError(unit, expected.value, n),
    }
    const { deviation, isAbsolute, level, statistic, p } = deviationFrom(value, expected, by)
    const significant = p === null ? null : p < 1 - confidence
    const isPaged = n >= minimumN && significant !== false
    const warnings: (Warning | false)[] = [
      n < minimumN && 'smallSample',
      p === null && 'untested',
      isAbsolute && 'zeroExpected',
    ]
    const method = `deviation/${isAbsolute ? 'absolute' : 'relative'}`
    return told({ value: deviation, n, low: null, high: null, confidence, method }, warnings, {
      deviation,
      level,
      colour: isPaged ? level : 'none',
      change: significant === false || deviation === 0 ? 'none' : deviation > 0 ? 'worse' : 'better',
      significant,
      statistic,
      p,
    })
  },
})

const calls = Array.from({ length: 240 }, (_, i) => ({
  time: `2026-03-${String(1 + Math.floor(i / 24)).padStart(2, '0')}T${String(i % 24).padStart(2, '0')}:00`,
  value: i === 200 ? 190 : Math.round(40 + 30 * Math.sin((i % 24) / 4) + ((i * 7919) % 13)),
}))

const detection = method({
  name: 'detect',
  summary: 'What is unusual in a series, each point judged by those before it alone; one alert for one cause',
  gives:
    'alerts (time, index from 0, value, expected, direction up or down, colour, score: −log₁₀ of the chance that it comes of itself)',
  source: 'Hosking and Wallis, Technometrics 29 (1987) 339; Siffer and others, KDD 2017, 1067',
  input: inputOf({
    points: list(object({ time, value: orNull(number('A value, null when it is missing')) }), {
      maxItems: 50_000,
      description: 'In any order; the first hundred only teach',
    }),
  }),
  example: { points: calls },
  run: ({ points, ...options }) => {
    const written = points.flatMap(({ time, value }, i) =>
      value === null ? [] : [{ place: i, value, time: writtenTime(`points.${i}.time`, time).at }],
    )
    written.sort((one, other) => one.time - other.time || one.place - other.place)
    const alerts = detect(written).map(({ index, value, expected, score, colour }) => {
      const { place } = written[index] as (typeof written)[number]
      const direction = value >= expected ? 'up' : 'down'
      return { time: points[place]?.time, index: place, value, expected, direction, colour, score }
    })
    const warnings: Warning[] =
      written.length === 0 ? ['noAnswers'] : written.length <= 100 ? ['smallSample'] : []
    return { n: written.length, alerts, confidence: confidenceOf(options), method: 'detect/tail', warnings }
  },
})

/** What is worth waking up for. */
export const alertMethods = [deviation, detection]
