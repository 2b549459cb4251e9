/** What somebody answers for. */
export const responsibilityKinds = [
  'no_action',
  'delay',
  'wrong_handling',
  'attitude',
  'false_answer',
  'procedure',
  'other',
] as const
export type ResponsibilityKind = (typeof responsibilityKinds)[number]

export const appealVerdicts = ['uphold', 'reduce', 'revoke'] as const
export type AppealVerdict = (typeof appealVerdicts)[number]

export const caseResults = ['settled', 'explained', 'unfounded'] as const
export type CaseResult = (typeof caseResults)[number]

/** All shares of a case together, in percent. */
const whole = 100

/** How much of a case nobody answers for yet, in percent. */
export const shareLeft = (shares: readonly number[]): number =>
  Math.max(0, whole - shares.reduce((sum, share) => sum + share, 0))

interface Noted {
  readonly share: number
  /** Milliseconds since 1970. */
  readonly appealUntil: number
  readonly appealed: boolean
}

/** Whether what was noted can still be appealed against: once, in time, and while there is something to appeal against. */
export const mayBeAppealed = ({ share, appealUntil, appealed }: Noted, now: number): boolean =>
  share > 0 && !appealed && now <= appealUntil

/** Nobody decides about what they noted, about themselves, or about what they appeal against. */
export const mayDecide = (
  {
    notedBy,
    personId,
    appealedBy,
  }: { notedBy: string | null; personId: string | null; appealedBy: string | null },
  decider: string | null,
): boolean => decider !== null && ![notedBy, personId, appealedBy].includes(decider)

/** The share after a decision; null where a reduction is none. */
export function shareAfter(verdict: AppealVerdict, before: number, reduced: number | null): number | null {
  if (verdict === 'uphold') return before
  if (verdict === 'revoke') return 0
  return reduced !== null && reduced > 0 && reduced < before ? reduced : null
}
