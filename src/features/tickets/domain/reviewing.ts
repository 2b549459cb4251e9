import type { ReopenReason } from './codes.ts'
import { isBeingHandled, type TicketState } from './lifecycle.ts'

/** Why a solution stands although its customer is dissatisfied. */
export const reviewReasons = [
  'remedy_refused',
  'within_the_rules',
  'not_our_doing',
  'nothing_to_add',
] as const
export type ReviewReason = (typeof reviewReasons)[number]

const dissatisfied: readonly ReopenReason[] = ['callback_dissatisfied', 'survey_dissatisfied']

/** A ticket as far as it matters whether its solution may be reviewed. */
export interface ReviewCase {
  readonly state: TicketState
  /** Why the present cycle began; null for the first. */
  readonly reopened: ReopenReason | null
  /** Whoever holds it, or solved it in any cycle. */
  readonly handledBy: readonly (string | null)[]
}

/** Whether there is a dissatisfied answer to review: it began the ticket anew, and nothing new was offered since. */
export function hasSomethingToReview({ state, reopened }: Pick<ReviewCase, 'state' | 'reopened'>): boolean {
  return isBeingHandled(state) && reopened !== null && dissatisfied.includes(reopened)
}

/** Nobody reviews what they did themselves. */
export function isOwnWork({ handledBy }: Pick<ReviewCase, 'handledBy'>, personId: string | null): boolean {
  return personId !== null && handledBy.includes(personId)
}
