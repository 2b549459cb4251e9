import { timesAsked } from './attempting.ts'

export const answers = ['satisfied', 'dissatisfied'] as const
export type Answer = (typeof answers)[number]
export type CallbackOutcome = Answer | 'unreached'

export interface Attempt {
  readonly at: Date
  readonly reached: boolean
  readonly answer: Answer | null
}

/** Attempts that may reach nobody before the callback is given up. */
const attemptsBeforeGivingUp = 2

/** What the attempts made so far come to; null while the callback goes on. */
export function callbackOutcome(attempts: readonly Attempt[]): CallbackOutcome | null {
  const answered = attempts.find((attempt) => attempt.answer !== null)
  if (answered?.answer) return answered.answer
  const unreached = attempts.filter(({ reached }) => !reached).map(({ at }) => at.getTime())
  return timesAsked(unreached) >= attemptsBeforeGivingUp ? 'unreached' : null
}

/** When a callback is due unless a clock says otherwise: 24 hours after the resolution, in calendar time. */
export function callbackDueAt(resolvedAt: number): number {
  return resolvedAt + 86_400_000
}
