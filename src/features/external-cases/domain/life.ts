export const states = ['open', 'replied', 'closed', 'withdrawn'] as const
export type State = (typeof states)[number]

export const steps = ['reply', 'close', 'withdraw'] as const
export type Step = (typeof steps)[number]

const life: Readonly<Record<Step, { from: readonly State[]; to: State }>> = {
  reply: { from: ['open'], to: 'replied' },
  close: { from: ['replied'], to: 'closed' },
  withdraw: { from: ['open', 'replied'], to: 'withdrawn' },
}

/** The state a step leads to; null where it is not allowed. */
export const afterStep = (state: State, step: Step): State | null =>
  life[step].from.includes(state) ? life[step].to : null

/** Whether what was noted of a case may still be put right. */
export const canChange = (state: State): boolean => state === 'open' || state === 'replied'
