import { normalPValue, normalQuantile } from './distributions.ts'
import { positive } from './input-error.ts'

/** Which way is better. */
export type Direction = 'higher-is-better' | 'lower-is-better'
/** How bad a deviation is. */
export type Colour = 'none' | 'yellow' | 'orange' | 'red'

/** What a value is held against: what was expected, and between what at which confidence. */
export type Expected = {
  readonly value: number
  readonly low?: number | null | undefined
  readonly high?: number | null | undefined
  readonly confidence?: number | undefined
}

/** A value against its baseline. */
export type Deviation = {
  /** In the bad direction as a share of the baseline (or of the scale, near zero); below 0 it is better than expected. */
  readonly deviation: number
  readonly isAbsolute: boolean
  /** By size alone. */
  readonly level: Colour
  readonly statistic: number | null
  readonly p: number | null
}

/** From here on: yellow from 10 %, orange from 20 %, red above 30 %. */
export function colourOf(deviation: number): Colour {
  if (deviation > 0.3) return 'red'
  if (deviation >= 0.2) return 'orange'
  return deviation >= 0.1 ? 'yellow' : 'none'
}

/**
 * How far a value lies from its baseline, in the bad direction. A share of the baseline; where that is nearer to zero than `nearZero`, a share of
 * `scale` (100 points of an NPS) instead, since a share of nothing means nothing. z and p come from the width of the baseline's band on that side,
 * without one from `error`, the standard error of the value itself.
 */
export function deviationFrom(
  value: number,
  expected: Expected,
  by: {
    readonly direction: Direction
    readonly nearZero: number
    readonly scale: number
    readonly error: number | null
  },
): Deviation {
  const worse = by.direction === 'higher-is-better' ? expected.value - value : value - expected.value
  const isAbsolute = Math.abs(expected.value) <= by.nearZero
  const whole = isAbsolute ? positive('scale', by.scale) : Math.abs(expected.value)
  // 0.3 − 0.27 is 10 % of 0.3, whatever the last digit of the computer says.
  const deviation = Math.round((worse / whole) * 1e12) / 1e12
  const error = errorOn(value < expected.value ? expected.low : expected.high, expected) ?? by.error
  const statistic = error === null ? null : (value - expected.value) / error
  return {
    deviation,
    isAbsolute,
    level: colourOf(deviation),
    statistic,
    p: statistic === null ? null : normalPValue(statistic),
  }
}

function errorOn(bound: number | null | undefined, { value, confidence = 0.95 }: Expected): number | null {
  if (bound == null || bound === value) return null
  return Math.abs(bound - value) / normalQuantile((1 + confidence) / 2)
}
