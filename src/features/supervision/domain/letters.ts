export const letterStates = ['sent', 'received', 'answered', 'accepted', 'withdrawn'] as const
export type LetterState = (typeof letterStates)[number]

export const letterVerdicts = ['accept', 'return'] as const
export type LetterVerdict = (typeof letterVerdicts)[number]

export type LetterDeed = 'receive' | 'answer' | 'withdraw' | LetterVerdict

const life: Readonly<Record<LetterDeed, { from: readonly LetterState[]; to: LetterState }>> = {
  receive: { from: ['sent'], to: 'received' },
  answer: { from: ['sent', 'received'], to: 'answered' },
  accept: { from: ['answered'], to: 'accepted' },
  // What was sent back has its whole time anew.
  return: { from: ['answered'], to: 'sent' },
  withdraw: { from: ['sent', 'received', 'answered'], to: 'withdrawn' },
}

/** The state a deed leads to; null where it is not allowed. */
export const afterDeed = (state: LetterState, deed: LetterDeed): LetterState | null =>
  life[deed].from.includes(state) ? life[deed].to : null

/** Whether nothing more happens to a letter. */
export const isOver = (state: LetterState): boolean => state === 'accepted' || state === 'withdrawn'

/** Whether a letter waits for its answer: only then does its clock run. */
export const isAwaited = (state: LetterState): boolean => state === 'sent' || state === 'received'
