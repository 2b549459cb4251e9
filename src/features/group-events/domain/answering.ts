/** How long an answer to all can be taken back, in milliseconds. */
export const answerGraceMs = 10_000

/** Why a ticket's customer does not get an answer that went to all. */
export const answerRefusals = ['ended', 'not_allowed', 'unfilled'] as const
export type AnswerRefusal = (typeof answerRefusals)[number]

/** Whether what is meant for one ticket may be sent; null when it may. */
export function whyRefused(one: {
  readonly ended: boolean
  readonly mayAnswer: boolean
  readonly open: readonly string[]
}): AnswerRefusal | null {
  if (!one.mayAnswer) return 'not_allowed'
  if (one.ended) return 'ended'
  return one.open.length > 0 ? 'unfilled' : null
}
