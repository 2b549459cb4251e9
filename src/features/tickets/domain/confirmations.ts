import type { TicketKind, Verifier } from './codes.ts'

/** 三核实 before handling, 五确认 before closing. */
export const confirmationCodes = [
  'identity',
  'order',
  'problem',
  'solution',
  'progress',
  'customer_response',
  'improvement',
  'prevention',
] as const
export type ConfirmationCode = (typeof confirmationCodes)[number]

/** The three checks 三核实; the others are the five confirmations 五确认. */
export const checkCodes: readonly ConfirmationCode[] = ['identity', 'order', 'problem']

/** Which kinds of ticket may not close before this is confirmed. */
export interface Requirement {
  readonly code: ConfirmationCode
  readonly requiredFor: readonly TicketKind[]
}

export interface ConfirmationCase {
  readonly kind: TicketKind
  readonly hasCustomer: boolean
  readonly verifiedBy: Verifier | null
  /** Codes confirmed in the present cycle. */
  readonly confirmed: readonly ConfirmationCode[]
}

/** Whether a requirement applies at all: nobody's identity or order can be checked when the sender is unknown. */
function applies(requirement: Requirement, { kind, hasCustomer, verifiedBy }: ConfirmationCase): boolean {
  if (!requirement.requiredFor.includes(kind)) return false
  if (!hasCustomer && (requirement.code === 'identity' || requirement.code === 'order')) return false
  // Silence after two attempts stands for the answer that never came.
  return !(requirement.code === 'customer_response' && verifiedBy === 'silence')
}

/** Codes that keep the ticket from closing, in the order of the list. */
export function missingConfirmations(
  requirements: readonly Requirement[],
  given: ConfirmationCase,
): ConfirmationCode[] {
  return requirements
    .filter((requirement) => applies(requirement, given) && !given.confirmed.includes(requirement.code))
    .map((requirement) => requirement.code)
}

/** What resolving or an answer of the customer proves by itself. */
export function confirmedBy(deed: 'resolve' | Verifier): readonly ConfirmationCode[] {
  if (deed === 'resolve') return ['solution']
  return deed === 'callback' || deed === 'survey' || deed === 'review' ? ['customer_response'] : []
}
