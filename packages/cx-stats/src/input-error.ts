/** Why an input was refused. */
export type InputErrorCode = 'notANumber' | 'notACount' | 'outOfRange' | 'inconsistent' | 'misshapen'

/** Refused input: `code` for programs, `facts` (argument name, received value, limits) for the sentence. */
export class InputError extends RangeError {
  readonly code: InputErrorCode
  readonly facts: Readonly<Record<string, unknown>>

  constructor(code: InputErrorCode, facts: Readonly<Record<string, unknown>>) {
    super(`${code}: ${JSON.stringify(facts, (_key, value) => readable(value))}`)
    this.name = 'InputError'
    this.code = code
    this.facts = facts
  }
}

// JSON turns NaN and Infinity into null, which would hide what was wrong.
function readable(value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

/** The value when it is a finite number; otherwise InputError `notANumber`. */
export function finite(argument: string, value: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new InputError('notANumber', { argument, value })
  return value
}

/** The value when it is a whole number from 0 to 2^53 − 1; otherwise InputError `notANumber` or `notACount`. */
export function count(argument: string, value: number): number {
  finite(argument, value)
  if (!Number.isSafeInteger(value) || value < 0) throw new InputError('notACount', { argument, value })
  return value
}

/** The value when low ≤ value ≤ high; otherwise InputError `notANumber` or `outOfRange`. */
export function within(argument: string, value: number, range: readonly [low: number, high: number]): number {
  finite(argument, value)
  const [low, high] = range
  if (value < low || value > high) throw new InputError('outOfRange', { argument, value, low, high })
  return value
}

/** The value when 0 < value < 1, as a confidence, power or quantile level must be; otherwise InputError. */
export function openUnit(argument: string, value: number): number {
  finite(argument, value)
  if (value <= 0 || value >= 1) throw new InputError('outOfRange', { argument, value, above: 0, below: 1 })
  return value
}

/** The value when it is finite and > 0; otherwise InputError `notANumber` or `outOfRange`. */
export function positive(argument: string, value: number): number {
  finite(argument, value)
  if (value <= 0) throw new InputError('outOfRange', { argument, value, above: 0 })
  return value
}
