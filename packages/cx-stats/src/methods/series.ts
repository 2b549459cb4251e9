import { confidenceOf } from '../estimate.ts'
import { holtWinters } from '../holt-winters.ts'
import { holtWintersForecast } from '../holt-winters-forecast.ts'
import { InputError } from '../input-error.ts'
import { choice, either, flag, integer, list, number } from '../schema.ts'
import { stl } from '../stl.ts'
import { inputOf, method, type Warning } from './method.ts'

const series = list(number('A value'), { maxItems: 20_000, description: 'Equally spaced, oldest first' })
const periodOf = (least: number) =>
  integer('How many values make a season', { minimum: least, maximum: 10_000 })
const unit = (description: string) => number(description, { minimum: 0, maximum: 1 })
const orNone = (description: string) => either(unit(description), choice(description, [false]))

const airPassengers = [
  112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158,
  133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166,
]

const smoothing = method({
  name: 'holt-winters',
  summary: 'Holt–Winters smoothing and forecast, with the start values and intervals of R’s HoltWinters',
  gives:
    'sse, alpha, beta, gamma, level, trend, season (of the next period), fitted (the first is that of values[from]), forecast with value, low and high',
  source:
    'Winters, Management Science 6 (1960) 324; Chatfield and Yar, International Journal of Forecasting 7 (1991) 31',
  input: inputOf(
    {
      values: series,
      period: periodOf(1),
      seasonal: choice('How the season joins', ['additive', 'multiplicative']),
    },
    {
      alpha: number('Weight of the last value in the level; sought by least squared error unless given', {
        exclusiveMinimum: 0,
        maximum: 1,
      }),
      beta: orNone('Weight in the trend; false for no trend'),
      gamma: orNone('Weight in the season; false for no season'),
      horizon: integer('How many steps ahead; 0 unless given', { minimum: 0, maximum: 10_000 }),
      interval: choice(
        'r unless given; chatfield-yar is the published formula, wider for multiplicative seasons',
        ['r', 'chatfield-yar'],
      ),
    },
  ),
  example: { values: airPassengers, period: 12, seasonal: 'multiplicative', horizon: 3 },
  run: ({ values, period, seasonal, alpha, beta, gamma, horizon = 0, interval, ...options }) => {
    if (gamma !== false && period < 2)
      throw new InputError('outOfRange', { argument: 'period', value: period, low: 2, high: 10_000 })
    const confidence = confidenceOf(options)
    const model = holtWinters(values, { period, seasonal }, { alpha, beta, gamma })
    const forecast = holtWintersForecast(values, model, { horizon, confidence, interval })
    const warnings: Warning[] = model.fitted.length < 2 ? ['smallSample'] : []
    const { sse, level, trend, season, fitted, from } = model
    const weights = { alpha: model.alpha, beta: model.beta, gamma: model.gamma }
    const told = { sse, ...weights, level, trend, season, from, fitted, forecast }
    return { n: values.length, ...told, confidence, method: `holt-winters/${seasonal}`, warnings }
  },
})

const decomposition = method({
  name: 'stl',
  summary: 'What a series is made of: season, trend and remainder, with the windows and rounds of R’s stl',
  gives: 'seasonal, trend, remainder, trust (0…1, how much each value was heeded)',
  source: 'Cleveland, Cleveland, McRae and Terpenning, Journal of Official Statistics 6 (1990) 3',
  input: inputOf(
    {
      values: series,
      period: periodOf(2),
      seasonalWindow: either(
        integer('How many periods a season may look at; odd, 7 or more', { minimum: 3, maximum: 1_000_000 }),
        choice('Every period has the same season', ['periodic']),
      ),
    },
    {
      robust: flag('Outliers are not heeded; off unless given'),
      trendWindow: integer('How many values a trend may look at; that of R unless given', {
        minimum: 3,
        maximum: 1_000_000,
      }),
    },
  ),
  example: { values: airPassengers, period: 12, seasonalWindow: 'periodic' },
  run: ({ values, ...options }) => ({
    n: values.length,
    ...stl(values, options),
    confidence: confidenceOf(options),
    method: `stl/${options.robust === true ? 'robust' : 'least-squares'}`,
    warnings: [],
  }),
})

/** What a series is made of and how it goes on. */
export const seriesMethods = [smoothing, decomposition]
