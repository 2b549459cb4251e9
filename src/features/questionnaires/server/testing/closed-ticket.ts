/** What an event says of a complaint that was closed. */
export const closedTicket = (of: { ticketId: string; customerId: string; orgUnitId: string }) => ({
  subject: of.ticketId,
  facts: {
    cycle: 1,
    kind: 'complaint' as const,
    urgency: 'ordinary' as const,
    tier: 1 as const,
    labelId: null,
    orgUnitId: of.orgUnitId,
    assigneeId: null,
    customerId: of.customerId,
    cycleSince: new Date().toISOString(),
    verifiedBy: 'person' as const,
    tookMs: 1,
  },
})
