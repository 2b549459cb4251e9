import type { Correctable } from './codes.ts'
import type { Judgement } from './judgement.ts'

/** What `huixiang train` learns from corrections, by its task, and the judgement that people put right. */
export const correctionTasks = {
  kind: 'kind',
  label: 'label',
  sentiment: 'polarity',
  emotion: 'emotion',
  urgency: 'urgency',
  risk: 'risks',
} as const satisfies Readonly<Record<string, Correctable>>
export type CorrectionTask = keyof typeof correctionTasks

const noRisk = 'none'

/**
 * The risks that people said are there, one example each. Where they only said which are not, the voice is an example of no risk, unless a
 * program still finds one that nobody looked at.
 */
function riskExamples({ risks, risks_said: said }: Judgement): string[] {
  const there = risks.filter((risk) => said[risk] === true)
  if (there.length > 0) return there
  return risks.length === 0 && Object.keys(said).length > 0 ? [noRisk] : []
}

/** The classes that a voice is an example of, by what people said of it; none where a program judged. */
export function taughtClasses(task: CorrectionTask, judged: Judgement): string[] {
  const field = correctionTasks[task]
  if (field === 'risks') return riskExamples(judged)
  if (judged[`${field}_source`] !== 'person') return []
  const value = field === 'label' ? judged.label_id : judged[field]
  return value === null ? [] : [value]
}
