import type { TicketState } from './lifecycle.ts'

export const publicStatuses = [
  'received',
  'in_progress',
  'waiting_for_you',
  'answered',
  'closed',
  'withdrawn',
] as const
export type PublicStatus = (typeof publicStatuses)[number]

/** What a customer is told about where their matter stands; inner steps are nobody's business outside. */
export function publicStatus(state: TicketState, waitsForCustomer: boolean): PublicStatus {
  if (state === 'withdrawn') return 'withdrawn'
  if (state === 'closed' || state === 'verified') return 'closed'
  if (state === 'resolved') return 'answered'
  if (waitsForCustomer) return 'waiting_for_you'
  return state === 'received' ? 'received' : 'in_progress'
}
