import type { Estimate } from '../estimate.ts'
import type { Summary } from '../moments.ts'
import { list, number, object, orNull, type Schema } from '../schema.ts'

/**
 * What a reader has to know of a figure before using it:
 * - `noAnswers` nothing was given, or everything was skipped; `oneAnswer` one answer tells of no spread
 * - `allAlike` every answer is the same, so the interval or test has no spread to go by
 * - `smallSample` too few for the method's approximation; `smallExpected` an expected count below 5
 * - `skipped` rows were left out because something in them was missing
 * - `exactLine` all pairs lie on one line, or all items say the same; `oneGroup` fewer than two groups (or items) hold answers
 * - `zeroExpected` a size of 0 has no share, and near a baseline of 0 differences are compared absolutely; `untested` no spread was given to test against
 * - `notConverged` an iteration ended before it was done
 * - `entangled` regressors say much the same, so each one's own part is uncertain; `aliased` some say nothing but what others say
 * - `notFinite` a number grew too large to be told
 */
export type Warning =
  | 'noAnswers'
  | 'oneAnswer'
  | 'allAlike'
  | 'smallSample'
  | 'smallExpected'
  | 'skipped'
  | 'exactLine'
  | 'oneGroup'
  | 'zeroExpected'
  | 'untested'
  | 'notConverged'
  | 'entangled'
  | 'aliased'
  | 'notFinite'

/** What every method answers beside its own figures. */
export type Result = { readonly warnings: readonly Warning[] } & Readonly<Record<string, unknown>>

/** One method: its words, its input as a schema with an example, and what it does. */
export type Method<Input = never> = {
  readonly name: string
  /** One sentence: what it answers. */
  readonly summary: string
  /** What the answer holds beside an estimate's fields. */
  readonly gives: string
  readonly source: string
  readonly input: Schema<Input>
  readonly example: Input
  readonly run: (input: Input) => Result
}

/** Declares a method. */
export function method<Input>(definition: Method<Input>): Method {
  return definition as unknown as Method
}

const confidence = number('How sure the intervals are', { exclusiveMinimum: 0, exclusiveMaximum: 1 })

/** A method's input: these fields and no others, and `confidence`, which every method takes. */
export const inputOf = <
  const R extends Readonly<Record<string, Schema<unknown>>>,
  const O extends Readonly<Record<string, Schema<unknown>>> = Record<never, never>,
>(
  required: R,
  optional?: O,
) => object(required, { ...(optional as O), confidence })

/** An estimate with its warnings, in the order every answer has. */
export function told<Extra extends object = Record<never, never>>(
  estimate: Estimate,
  warnings: readonly (Warning | false)[],
  extra: Extra = {} as Extra,
) {
  const { value, n, low, high, confidence, method } = estimate
  return {
    value,
    n,
    low,
    high,
    confidence,
    method,
    warnings: [...new Set(warnings.filter((warning) => warning !== false))],
    ...extra,
  }
}

/** The numbers among answers, without those that were skipped. */
export const answered = (answers: readonly (number | null)[]): number[] =>
  answers.filter((answer) => answer !== null)

/** What n alone gives reason to say. */
export const aboutSize = (n: number): Warning | false => (n === 0 ? 'noAnswers' : n === 1 && 'oneAnswer')

/** Values of one group, null where one was skipped. */
export const numbers = list(orNull(number('A value, null when skipped')))

/** A test's effect has no interval here. */
export const noBounds = { low: null, high: null } as const

/** What is told of each group of values. */
export function spreadOf({ n, mean, variance }: Summary) {
  return { n, mean, sd: variance === null ? null : Math.sqrt(variance) }
}
