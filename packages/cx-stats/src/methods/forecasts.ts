import { confidenceOf } from '../estimate.ts'
import { evenSeries } from '../even-series.ts'
import { forecastOf } from '../forecasting.ts'
import { InputError } from '../input-error.ts'
import { integer, list, number, object, orNull } from '../schema.ts'
import { writtenTime } from '../written-time.ts'
import { time } from './alerts.ts'
import { inputOf, method, type Warning } from './method.ts'

const visitors = Array.from({ length: 56 }, (_, i) => ({
  time: new Date(Date.UTC(2026, 2, 2 + i)).toISOString().slice(0, 10),
  value: ([120, 132, 128, 135, 150, 210, 190][i % 7] as number) + i + ((i * 37) % 11),
}))

const forecast = method({
  name: 'forecast',
  summary:
    'How a series goes on, with intervals as wide as its errors have been; tried on the series itself as if each day were today',
  gives:
    'forecast (time, value, low, high), model, period, backtest: mase (below 1 beats repeating the last season), coverage of the intervals, n forecasts from so many origins',
  source:
    'Hyndman and Koehler, International Journal of Forecasting 22 (2006) 679; Tashman, ibid. 16 (2000) 437; Vovk, Gammerman and Shafer 2005',
  input: inputOf(
    {
      points: list(object({ time, value: orNull(number('A value, null when it is missing')) }), {
        minItems: 1,
        maxItems: 20_000,
      }),
      horizon: integer('How many steps ahead', { minimum: 1, maximum: 500 }),
    },
    {
      period: integer('How many steps make a season; by the distance of the times unless given', {
        minimum: 1,
        maximum: 2000,
      }),
    },
  ),
  example: { points: visitors, horizon: 7 },
  run: ({ points, horizon, period, ...options }) => {
    const confidence = confidenceOf(options)
    const known = points.flatMap(({ time, value }, i) =>
      value === null ? [] : [{ at: writtenTime(`points.${i}.time`, time).at, value }],
    )
    if (known.length === 0) throw new InputError('inconsistent', { argument: 'points', values: 0 })
    const series = evenSeries(known)
    const asked = period ?? series.period
    const report = forecastOf(series.values, { horizon, period: asked, confidence })
    const steps = report.steps.map((step, i) => ({ time: series.timeAhead(i + 1), ...step }))
    const warnings: Warning[] = [
      ...(report.backtest.coverage === null ? (['smallSample'] as const) : []),
      ...(series.filled > 0 || known.length < points.length ? (['skipped'] as const) : []),
      ...(report.backtest.mase === null && known.length > 1 ? (['allAlike'] as const) : []),
    ]
    const { model, backtest } = report
    return {
      n: known.length,
      forecast: steps,
      backtest,
      model,
      period: asked,
      confidence,
      method: 'forecast/conformal',
      warnings,
    }
  },
})

/** What comes. */
export const forecastMethods = [forecast]
