/** What a ticket is to another one. */
export const linkKinds = ['duplicate_of', 'caused_by', 'follow_up_of', 'child_of'] as const
export type LinkKind = (typeof linkKinds)[number]

/** A link as seen from one of its ends: `from` says what this ticket is to the other, `to` what the other is to this one. */
export const linkSides = ['from', 'to'] as const
export type LinkSide = (typeof linkSides)[number]

/** Which ends a link has, as it is kept: `ticketId` is the duplicate, the consequence, the follow-up, the child. */
export function endsOf(
  { ticketId, otherId }: { ticketId: string; otherId: string },
  side: LinkSide,
): { ticketId: string; otherId: string } {
  return side === 'from' ? { ticketId, otherId } : { ticketId: otherId, otherId: ticketId }
}
