import { definitions, goalKeys } from '../domain/definitions.ts'

export type ShippedGoal = ReturnType<typeof shippedGoals>[number]

/** The goals that ship, of one metric or, where none is named, of all. */
export const shippedGoals = (metric: string) =>
  goalKeys.flatMap((key) => {
    const { goal } = definitions[key]
    return goal === undefined || (metric !== '' && metric !== key) ? [] : [{ metric: key, value: goal }]
  })
