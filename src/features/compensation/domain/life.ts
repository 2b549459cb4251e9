export const compensationStates = [
  'proposed',
  'offered',
  'accepted',
  'paid',
  'rejected',
  'declined',
  'withdrawn',
  'reversed',
] as const
export type CompensationState = (typeof compensationStates)[number]

export const steps = ['approve', 'reject', 'accept', 'decline', 'pay', 'withdraw', 'reverse'] as const
export type Step = (typeof steps)[number]

const life: Readonly<Record<Step, { from: readonly CompensationState[]; to: CompensationState }>> = {
  approve: { from: ['proposed'], to: 'offered' },
  reject: { from: ['proposed'], to: 'rejected' },
  accept: { from: ['offered'], to: 'accepted' },
  decline: { from: ['offered', 'accepted'], to: 'declined' },
  pay: { from: ['accepted'], to: 'paid' },
  withdraw: { from: ['proposed', 'offered', 'accepted'], to: 'withdrawn' },
  reverse: { from: ['paid'], to: 'reversed' },
}

/** The state a step leads to; null where it is not allowed. */
export const afterStep = (state: CompensationState, step: Step): CompensationState | null =>
  life[step].from.includes(state) ? life[step].to : null

/** What a step books in the ledger. */
export interface Booking {
  readonly entry: 'committed' | 'released' | 'paid' | 'reversed'
  readonly committed: number
  readonly paid: number
}

/** What a step from a state books for an amount; null where nothing changes hands. What waits for approval was never committed. */
export function bookingOf(step: Step, from: CompensationState, amount: number): Booking | null {
  if (step === 'approve') return { entry: 'committed', committed: amount, paid: 0 }
  if (step === 'pay') return { entry: 'paid', committed: 0, paid: amount }
  if (step === 'reverse') return { entry: 'reversed', committed: -amount, paid: -amount }
  const lets = step === 'decline' || (step === 'withdraw' && from !== 'proposed')
  return lets ? { entry: 'released', committed: -amount, paid: 0 } : null
}
