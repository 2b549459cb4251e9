import { compute, findMethod, refusalWords } from '../src/compute.ts'
import { InputError } from '../src/input-error.ts'

// Answers are read field by field, each then compared with what was published.
// biome-ignore lint/suspicious/noExplicitAny: JSON
export type Told = Record<string, any>

const methodNamed = (name: string) => findMethod(name) as NonNullable<ReturnType<typeof findMethod>>

/** What a method makes of an input. */
export const computed = (name: string, input: unknown): Told => compute(methodNamed(name), input)

/** Why a method refuses an input. */
export function refusalOf(name: string, input: unknown): string {
  try {
    compute(methodNamed(name), input)
  } catch (error) {
    if (error instanceof InputError) return refusalWords(error)
    throw error
  }
  throw new Error('was not refused')
}

/** Every number anywhere in an answer. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}
