import { chiSquareQuantile, normalQuantile } from './distributions.ts'
import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts'
import { count } from './input-error.ts'

/** From so many events on Byar's closed form stands in for the exact limits; it is off by less than 3e-5 of them. */
const many = 100

/**
 * How many events happened, with the interval for the mean of the Poisson process they came from: what was counted is certain, how
 * many the same stretch would bring again is not. No events give value 0 and a lower bound of 0. InputError unless a whole number ≥ 0.
 * Sources: Garwood, Biometrika 28 (1936) 437 (exact); Breslow and Day, Statistical Methods in Cancer Research II (1987) 69 (Byar).
 */
export function eventCount(events: number, options: EstimateOptions = {}): Estimate {
  count('events', events)
  const confidence = confidenceOf(options)
  const [low, high] = events < many ? exact(events, confidence) : byar(events, confidence)
  return {
    value: events,
    n: events,
    low,
    high,
    confidence,
    method: events < many ? 'count/garwood' : 'count/byar',
  }
}

type Limits = readonly [low: number, high: number]

// Days of few events are many, and the same few counts come again and again.
const knownLimits = new Map<string, Limits>()
const mostKnown = 1000

function exact(events: number, confidence: number): Limits {
  const key = `${events} ${confidence}`
  const known = knownLimits.get(key)
  if (known !== undefined) return known
  const tail = (1 - confidence) / 2
  const limits = [
    events === 0 ? 0 : chiSquareQuantile(tail, 2 * events) / 2,
    chiSquareQuantile(1 - tail, 2 * events + 2) / 2,
  ] as const
  if (knownLimits.size < mostKnown) knownLimits.set(key, limits)
  return limits
}

function byar(events: number, confidence: number): Limits {
  const z = normalQuantile((1 + confidence) / 2)
  const limit = (n: number, side: number) => n * (1 - 1 / (9 * n) + side / (3 * Math.sqrt(n))) ** 3
  return [limit(events, -z), limit(events + 1, z)]
}
