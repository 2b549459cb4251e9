export const states = ['draft', 'open', 'closed'] as const
export type State = (typeof states)[number]

/** Where a link to a survey leads: only behind an `open` one something is asked. */
export const linkStates = ['open', 'answered', 'closed', 'expired', 'ended'] as const
export type LinkState = (typeof linkStates)[number]

/** One person's invitation; times are milliseconds since 1970. */
export interface Invited {
  readonly answered: boolean
  readonly ended: boolean
  readonly expiresAt: number
}

/** `today` and `closesOn` are days such as 2026-05-31 in one time zone; no invitation for a link that is anybody's. */
export function linkState(
  survey: { readonly state: State; readonly closesOn: string | null; readonly invitation: Invited | null },
  { now, today }: { readonly now: number; readonly today: string },
): LinkState {
  const { state, closesOn, invitation } = survey
  if (invitation?.answered) return 'answered'
  if (invitation?.ended) return 'ended'
  if (state !== 'open') return 'closed'
  if (closesOn !== null && today > closesOn) return 'closed'
  return invitation !== null && now >= invitation.expiresAt ? 'expired' : 'open'
}
