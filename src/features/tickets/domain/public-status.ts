import type { TicketState } from './lifecycle.ts'

export const publicStatuses = [
  'received',
  'in_progress',
  'waiting_for_you',
  'answered',
  'closed',
  'withdrawn',
  'ended',
] as const
export type PublicStatus = (typeof publicStatuses)[number]

/**
 * What a customer is told about where their matter stands; inner steps are nobody's business outside. Only what they took back themselves
 * is withdrawn to them: what we ended has ended.
 */
export function publicStatus(
  state: TicketState,
  { waitsForCustomer, tookBack }: { waitsForCustomer: boolean; tookBack: boolean },
): PublicStatus {
  if (state === 'withdrawn') return tookBack ? 'withdrawn' : 'ended'
  if (state === 'closed' || state === 'verified') return 'closed'
  if (state === 'resolved') return 'answered'
  if (waitsForCustomer) return 'waiting_for_you'
  return state === 'received' ? 'received' : 'in_progress'
}
