import { compute, findMethod, methods } from '@huixiang/cx-stats/compute.ts'
import { InputError } from '@huixiang/cx-stats/input-error.ts'
import type { JsonSchema } from '@huixiang/cx-stats/schema.ts'

/** A method as it is offered: its words, and its input with an example. */
export interface Computation {
  readonly name: string
  readonly input: JsonSchema & { readonly examples: readonly unknown[] }
}

/** Every method there is. */
export const computations: readonly Computation[] = methods.map(
  ({ name, summary, gives, input, example }) => ({
    name,
    input: { description: `${summary}. Answers with: ${gives}.`, ...input, examples: [example] },
  }),
)

/** What a computation comes to: an answer, or which fields were wrong and why. */
export type Outcome =
  | { readonly answer: Readonly<Record<string, unknown>> }
  | { readonly code: InputError['code']; readonly facts: Readonly<Record<string, unknown>> }

/** Computes; what is wrong with the input is an outcome like another. */
export function outcomeOf(name: string, input: unknown): Outcome {
  const method = findMethod(name)
  if (method === undefined) return { code: 'misshapen', facts: { issues: [] } }
  try {
    return { answer: compute(method, input) }
  } catch (error) {
    if (error instanceof InputError) return { code: error.code, facts: error.facts }
    throw error
  }
}
