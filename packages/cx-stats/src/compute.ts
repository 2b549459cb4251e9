import type { InputError } from './input-error.ts'
import { alertMethods } from './methods/alerts.ts'
import { baselineMethods } from './methods/baselines.ts'
import { chartMethods } from './methods/charts.ts'
import { comparisonMethods } from './methods/comparisons.ts'
import { forecastMethods } from './methods/forecasts.ts'
import { groupMethods } from './methods/groups.ts'
import { indexMethods } from './methods/indices.ts'
import type { Method, Result } from './methods/method.ts'
import { regressionMethods } from './methods/regressions.ts'
import { samplingMethods } from './methods/sampling.ts'
import { scoreMethods } from './methods/scores.ts'
import { seriesMethods } from './methods/series.ts'
import { shareMethods } from './methods/shares.ts'
import { shaped } from './shape-check.ts'

/** Every method, in the order of the README's table. */
export const methods: readonly Method[] = [
  ...scoreMethods,
  ...indexMethods,
  ...samplingMethods,
  ...shareMethods,
  ...comparisonMethods,
  ...groupMethods,
  ...regressionMethods,
  ...seriesMethods,
  ...chartMethods,
  ...baselineMethods,
  ...alertMethods,
  ...forecastMethods,
]

/** The method of that name; undefined when there is none. */
export function findMethod(name: string): Method | undefined {
  return methods.find((method) => method.name === name)
}

/**
 * JSON in, JSON out: what a method makes of an input. InputError `misshapen` names every field that is missing, unknown or of the wrong kind,
 * `inconsistent` and its like the one that contradicts another. The answer holds no NaN and no Infinity.
 */
export function compute(method: Method, input: unknown): Result {
  const answer = method.run(shaped(method.input, input))
  const told = finiteOnly(answer) as Result
  return told === answer ? answer : { ...told, warnings: [...answer.warnings, 'notFinite'] }
}

/** The same value when every number in it is finite; else a copy with null for those that are not. */
function finiteOnly(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map(finiteOnly)
    return items.every((item, i) => item === value[i]) ? value : items
  }
  const fields = Object.entries(value).map(([name, one]) => [name, one, finiteOnly(one)] as const)
  return fields.every(([, before, after]) => before === after)
    ? value
    : Object.fromEntries(fields.map(([name, , after]) => [name, after]))
}

/** Why an input was refused, in words that name each field. */
export function refusalWords({ code, facts }: InputError): string {
  if (code === 'misshapen') {
    const { issues } = facts as { issues: readonly { path: string; message: string }[] }
    return issues.map(({ path, message }) => `${path === '' ? 'the input' : path} ${message}`).join('; ')
  }
  const { argument, low, high, ...rest } = facts
  if (code === 'outOfRange' && rest.below !== undefined)
    return `${argument} must be above ${rest.above} and below ${rest.below}`
  if (code === 'outOfRange' && rest.above !== undefined) return `${argument} must be above ${rest.above}`
  if (rest.atMost !== undefined) return `${argument} must be at most ${rest.atMost}`
  if (rest.atLeast !== undefined) return `${argument} must be at least ${rest.atLeast}`
  if (code === 'notANumber') return `${argument} must be a number`
  if (code === 'notACount') return `${argument} must be a whole number from 0`
  if (code === 'outOfRange' && low !== undefined) return `${argument} must be from ${low} to ${high}`
  const beside = Object.entries(rest).map(([name, value]) => `${name} ${String(value)}`)
  return `${argument} does not go with the rest of the input${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`
}
