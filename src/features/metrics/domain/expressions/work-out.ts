import { census, isCensus } from '@huixiang/cx-stats/census.ts'
import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { type Expression, type FunctionName, metricsIn, type Sign } from './expression.ts'

/** Why a figure has no value although its parts have: something was divided by nothing, or is beyond all numbers. */
export type Warning = 'dividedByZero' | 'beyondNumbers'

/** What an expression comes to. */
export interface WorkedOut extends Estimate {
  readonly warnings?: Warning[]
}

/** A value, and how much it moves with each metric. */
interface Moving {
  readonly value: number | null
  readonly slopes: ReadonlyMap<string, number>
  readonly warnings: readonly Warning[]
}

const unknown = (...warnings: Warning[]): Moving => ({ value: null, slopes: new Map(), warnings })

/** The sum of slopes, each times a factor. */
function slopesOf(...weighted: readonly (readonly [of: Moving, times: number])[]): Map<string, number> {
  const slopes = new Map<string, number>()
  for (const [{ slopes: own }, times] of weighted)
    for (const [key, slope] of own) slopes.set(key, (slopes.get(key) ?? 0) + slope * times)
  return slopes
}

function pair(sign: Sign, left: Moving, right: Moving): Moving {
  const warnings = [...left.warnings, ...right.warnings]
  const [a, b] = [left.value, right.value]
  if (a === null || b === null) return unknown(...warnings)
  if (sign === '/' && b === 0) return unknown(...warnings, 'dividedByZero')
  const worked = {
    '+': () => ({ value: a + b, slopes: slopesOf([left, 1], [right, 1]) }),
    '-': () => ({ value: a - b, slopes: slopesOf([left, 1], [right, -1]) }),
    '*': () => ({ value: a * b, slopes: slopesOf([left, b], [right, a]) }),
    '/': () => ({ value: a / b, slopes: slopesOf([left, 1 / b], [right, -a / (b * b)]) }),
  }[sign]()
  const isSound = [worked.value, ...worked.slopes.values()].every(Number.isFinite)
  return isSound ? { ...worked, warnings } : unknown(...warnings, 'beyondNumbers')
}

function called(name: FunctionName, of: readonly Moving[]): Moving {
  const known = of.filter(({ value }) => value !== null)
  const [first] = known
  if (first === undefined || (name !== 'coalesce' && known.length < of.length))
    return unknown(...of.flatMap(({ warnings }) => warnings))
  if (name === 'coalesce') return first
  const wins = (one: number, other: number) => (name === 'min' ? one < other : one > other)
  return known.reduce((best, one) => (wins(one.value as number, best.value as number) ? one : best), first)
}

function follow(expression: Expression, parts: ReadonlyMap<string, Estimate>): Moving {
  switch (expression.kind) {
    case 'number':
      return { value: expression.value, slopes: new Map(), warnings: [] }
    case 'metric': {
      const value = parts.get(expression.key)?.value ?? null
      return { value, slopes: new Map([[expression.key, 1]]), warnings: [] }
    }
    case 'negative': {
      const of = follow(expression.of, parts)
      return of.value === null ? of : { ...of, value: -of.value, slopes: slopesOf([of, -1]) }
    }
    case 'pair':
      return pair(expression.sign, follow(expression.left, parts), follow(expression.right, parts))
    case 'function':
      return called(
        expression.name,
        expression.of.map((one) => follow(one, parts)),
      )
  }
}

/** How far a value may lie below and above when each metric moves within its interval; null where one has none. */
function reachOf(
  { slopes }: Moving,
  parts: ReadonlyMap<string, Estimate>,
): { down: number; up: number } | null {
  let [down, up] = [0, 0]
  for (const [key, slope] of slopes) {
    const { value, low, high } = parts.get(key) as Estimate
    if (slope === 0) continue
    if (value === null || low === null || high === null) return null
    const [below, above] = [Math.abs(slope) * (value - low), Math.abs(slope) * (high - value)]
    down += slope > 0 ? below : above
    up += slope > 0 ? above : below
  }
  return Number.isFinite(down) && Number.isFinite(up) ? { down, up } : null
}

const fewest = (keys: Iterable<string>, parts: ReadonlyMap<string, Estimate>): number =>
  Math.min(...[...keys].map((key) => parts.get(key)?.n ?? 0))

/** What is made of nothing but what was counted through is no less certain. */
function methodOf(reach: object | null, moved: readonly Estimate[]): string {
  if (reach === null) return 'expression/no-interval'
  return moved.length > 0 && moved.every(isCensus) ? census(0).method : 'expression/delta-bound'
}

/**
 * What an expression comes to, with n and an interval. Nothing is known of how its metrics hang together (they may count the same things), so
 * the interval takes the worst case of the delta method: each moves by the whole of its own interval, in the direction that adds to the others'
 * (docs/decisions/0043). `n` is the fewest that any of them was counted from.
 */
export function workOut(expression: Expression, parts: ReadonlyMap<string, Estimate>): WorkedOut {
  const moving = follow(expression, parts)
  const { value, slopes } = moving
  const all = metricsIn(expression)
  const confidence = parts.get(all[0] ?? '')?.confidence ?? 0.95
  const warnings = [...new Set(moving.warnings)]
  if (value === null)
    return {
      ...{ value, n: fewest(all, parts), low: null, high: null, confidence, method: 'expression/none' },
      ...(warnings.length === 0 ? {} : { warnings }),
    }
  const reach = reachOf(moving, parts)
  return {
    value,
    n: fewest(slopes.size === 0 ? all : slopes.keys(), parts),
    low: reach === null ? null : value - reach.down,
    high: reach === null ? null : value + reach.up,
    confidence,
    method: methodOf(
      reach,
      [...slopes.keys()].flatMap((key) => parts.get(key) ?? []),
    ),
  }
}
