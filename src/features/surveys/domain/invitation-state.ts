/** Where an invitation stands: `ended` when its ticket was reopened before it was answered. */
export const invitationStates = ['open', 'answered', 'expired', 'ended'] as const
export type InvitationState = (typeof invitationStates)[number]

/** Times are milliseconds since 1970. */
export function invitationState(
  invitation: { answeredAt: number | null; endedAt: number | null; expiresAt: number },
  now: number,
): InvitationState {
  if (invitation.answeredAt !== null) return 'answered'
  if (invitation.endedAt !== null) return 'ended'
  return now >= invitation.expiresAt ? 'expired' : 'open'
}
