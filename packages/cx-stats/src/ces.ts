import { type Estimate, type EstimateOptions, type GoalStatus, goalStatus, type Range } from './estimate.ts'
import { InputError, within } from './input-error.ts'
import { mean } from './mean.ts'
import type { Moments, Sample } from './moments.ts'

/** Effort with the verdict on its goal, judged by the interval. */
export type EffortEstimate = Estimate & {
  readonly goal: { readonly atMost: number; readonly status: GoalStatus }
}

/** `goal`: the highest acceptable mean effort, 2.0 by default. */
export type EffortOptions = EstimateOptions & { readonly goal?: number }

/**
 * Customer Effort Score: mean of respondents' scores on 1 (no effort) … 5, t interval kept within the scale.
 * Takes one score per respondent ({@link respondentEffort}) or their moments, so that n counts people, not
 * questions. n ≤ 1: the interval is the whole scale.
 */
export function ces(respondents: Sample, options: EffortOptions = {}): EffortEstimate {
  const atMost = within('goal', options.goal ?? 2, [1, 5])
  if (isValues(respondents)) for (const score of respondents) within('score', score, [1, 5])
  const estimate = mean(respondents, { ...options, range: [1, 5] })
  return {
    ...estimate,
    method: estimate.method.replace('mean/', 'ces/'),
    goal: { atMost, status: goalStatus(estimate, { atMost }) },
  }
}

/** One respondent's effort: the mean of the answered questions (whole numbers on the scale, 1–5 unless said); InputError when none. */
export function respondentEffort(answers: readonly number[], scale: Range = [1, 5]): number {
  if (answers.length === 0) throw new InputError('inconsistent', { argument: 'answers', answered: 0 })
  for (const answer of answers) {
    within('answer', answer, scale)
    if (!Number.isInteger(answer)) throw new InputError('outOfRange', { argument: 'answer', value: answer })
  }
  return answers.reduce((sum, answer) => sum + answer, 0) / answers.length
}

function isValues(sample: readonly number[] | Moments): sample is readonly number[] {
  return Array.isArray(sample)
}
