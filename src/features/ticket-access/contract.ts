import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'

const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const

export const personRecused = event('ticket-access.recused', {
  ...ofTicket,
  facts: z.object({ personId: id, heldIt: z.boolean() }),
})
export const recusalLifted = event('ticket-access.recusal_lifted', {
  ...ofTicket,
  facts: z.object({ personId: id }),
})
export const ticketSealed = event('ticket-access.sealed', {
  ...ofTicket,
  facts: z.object({ readers: z.number() }),
})
export const readersNamed = event('ticket-access.readers_named', {
  ...ofTicket,
  facts: z.object({ readers: z.number() }),
})
export const ticketUnsealed = event('ticket-access.unsealed', { ...ofTicket, facts: z.object({}) })
/** Somebody who is no reader opened a confidential ticket; why is kept with the ticket. */
export const sealBroken = event('ticket-access.seal_broken', {
  ...ofTicket,
  facts: z.object({ personId: id, openingId: id, until: moment }),
})
export const openingEnded = event('ticket-access.opening_ended', {
  ...ofTicket,
  facts: z.object({ personId: id, openingId: id }),
})

export const ticketAccessEvents = [
  personRecused,
  recusalLifted,
  ticketSealed,
  readersNamed,
  ticketUnsealed,
  sealBroken,
  openingEnded,
] as const

export const ticketAccessPermissions = ['ticket-access.seal', 'ticket-access.break_glass'] as const
