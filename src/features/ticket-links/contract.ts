import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { id } from '#platform/contract/id.ts'
import { linkKinds, linkSides } from './domain/kinds.ts'

export const linkKind = z.enum(linkKinds)
export const linkSide = z.enum(linkSides)

const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const

/** Each of these is told on both tickets; `other…` is the one at the other end. */
const other = { cycle: z.number().int().positive(), otherTicketId: id, otherNumber: z.string() }

export const ticketLinked = event('ticket-links.linked', {
  ...ofTicket,
  facts: z.object({ ...other, kind: linkKind, side: linkSide }),
})
export const ticketUnlinked = event('ticket-links.unlinked', {
  ...ofTicket,
  facts: z.object({ ...other, kind: linkKind, side: linkSide }),
})
/** `role`: whether this is the one that stopped, or the one that goes on. */
export const ticketMerged = event('ticket-links.merged', {
  ...ofTicket,
  facts: z.object({
    ...other,
    role: z.enum(['stopped', 'goes_on']),
    voices: z.number().int().nonnegative(),
    acrossCustomers: z.boolean(),
  }),
})
export const ticketTakenApart = event('ticket-links.taken_apart', {
  ...ofTicket,
  facts: z.object({ ...other, role: z.enum(['stopped', 'goes_on']), voices: z.number().int().nonnegative() }),
})
/** `role`: whether this is the new one, or the one it was split off. */
export const ticketSplit = event('ticket-links.split', {
  ...ofTicket,
  facts: z.object({
    ...other,
    role: z.enum(['part', 'origin']),
    of: z.enum(['voices', 'text']),
    voices: z.number().int().nonnegative(),
  }),
})

export const ticketLinkEvents = [
  ticketLinked,
  ticketUnlinked,
  ticketMerged,
  ticketTakenApart,
  ticketSplit,
] as const
