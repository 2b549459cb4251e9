import type { TicketKind, Tier, Urgency } from './codes.ts'

/** Below this the analysis only guesses, and the customer's own word counts. */
const sureEnough = 0.8

export interface KindEvidence {
  readonly chosen: TicketKind | null
  readonly analysed: TicketKind | null
  readonly confidence: number
  /** A person corrected the analysis. */
  readonly byPerson: boolean
}

/** What the ticket is about: a person's correction, then a confident analysis, then the customer's choice, then the guess. */
export function kindOfTicket({ chosen, analysed, confidence, byPerson }: KindEvidence): TicketKind {
  if (analysed !== null && (byPerson || confidence >= sureEnough)) return analysed
  return chosen ?? analysed ?? 'other'
}

/** Whether a voice becomes a ticket: of a kind that the policy names, and whenever somebody may harm themselves. */
export function opensTicket(
  { kind, risks }: { readonly kind: TicketKind; readonly risks: readonly string[] },
  opensFor: readonly TicketKind[],
): boolean {
  return opensFor.includes(kind) || risks.includes('crisis')
}

/** Urgent matters go to the special team, everything else starts at the front line. */
export function tierAtOpening(urgency: Urgency): Tier {
  return urgency === 'urgent' ? 3 : 1
}
