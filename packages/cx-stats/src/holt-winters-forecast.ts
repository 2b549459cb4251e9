import { normalQuantile } from './distributions.ts'
import type { HoltWinters } from './holt-winters.ts'
import { summarize } from './moments.ts'

/** One step ahead; no bounds where the errors so far cannot say. */
export type Forecast = { readonly value: number; readonly low: number | null; readonly high: number | null }

/**
 * What a fitted model expects next. `r`: the intervals of R's predict.HoltWinters, to the digit. For multiplicative seasons those weigh the first step
 * by α + γ(1 − α) instead of 1, and the last position's season as the trend: `chatfield-yar` is the formula as published, mostly wider there.
 * Sources: Yar and Chatfield, International Journal of Forecasting 6 (1990) 127; Chatfield and Yar, ibid. 7 (1991) 31.
 */
export function holtWintersForecast(
  values: readonly number[],
  model: HoltWinters,
  asked: {
    readonly horizon: number
    readonly confidence: number
    readonly interval?: 'r' | 'chatfield-yar' | undefined
  },
): Forecast[] {
  const errors = model.fitted.map((expected, i) => (values[model.from + i] as number) - expected)
  const variance = errors.every(Number.isFinite) ? summarize(errors).variance : null
  const z = normalQuantile((1 + asked.confidence) / 2)
  const factor = growth(model, asked.interval ?? 'r')
  return Array.from({ length: asked.horizon }, (_, i) => {
    const value = expectedAt(model, i + 1)
    const half = variance === null ? null : z * Math.sqrt(variance * factor(i + 1))
    return { value, low: half === null ? null : value - half, high: half === null ? null : value + half }
  })
}

function expectedAt({ level, trend, season, period, seasonal }: HoltWinters, ahead: number): number {
  const line = level + ahead * trend
  if (season.length === 0) return line
  const own = season[(ahead - 1) % period] as number
  return seasonal === 'additive' ? line + own : line * own
}

/** By how much the variance of one step has grown after some steps. */
function growth(model: HoltWinters, interval: 'r' | 'chatfield-yar'): (ahead: number) => number {
  const { alpha, period, season, trend } = model
  const [beta, gamma] = [model.beta || 0, model.gamma || 0]
  const pull = (j: number) => alpha * (1 + j * beta) + (j % period === 0 ? gamma * (1 - alpha) : 0)
  if (model.seasonal === 'additive' || season.length === 0)
    return (ahead) => {
      let sum = 1
      for (let j = 1; j < ahead; j++) sum += pull(j) ** 2
      return sum
    }
  const asR = interval === 'r' && model.beta !== false
  // Positions count from 1, as R's do; its position 0 is the trend.
  const seasonAt = (position: number) =>
    asR && position === 0 ? trend : (season[(position + period - 1) % period] as number)
  return (ahead) => {
    const position = 1 + ((ahead - 1) % period)
    let sum = 0
    for (let j = 0; j < ahead; j++) {
      const weight = j === 0 && interval !== 'r' ? 1 : pull(j)
      const behind = (((position - j) % period) + period) % period
      sum += (weight * seasonAt(position)) ** 2 / seasonAt(behind) ** 2
    }
    return sum
  }
}
