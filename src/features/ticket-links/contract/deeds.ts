import { z } from 'zod'
import { ticketState } from '#features/tickets/contract.ts'
import { write } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import { linkKind, linkSide } from '../contract.ts'

/** The version the person saw; another one means that somebody changed the ticket meanwhile. */
const version = z.coerce.number().int().positive()
const standing = z.object({ ticketId: id, state: ticketState, cycle: z.number(), version: z.number() })

/** Says what a ticket is to another one. Refuses `ticket-links.circle` and a second parent. */
export const linkTickets = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/links',
  access: 'tickets.handle',
  input: z.object({ version, kind: linkKind, side: linkSide.default('from'), otherId: id }),
  reply: standing.extend({ linkId: id }),
})

export const unlinkTickets = write({
  method: 'DELETE',
  path: '/api/tickets/:ticketId/links/:linkId',
  access: 'tickets.handle',
  input: z.object({ version }),
  reply: standing,
})

/**
 * The ticket stops, and the other one answers its voices from now on. Of two customers only with `acrossCustomers`: both will read what is
 * written from then on.
 */
export const mergeTicket = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/merge',
  access: 'tickets.handle',
  input: z.object({ version, intoId: id, intoVersion: version, acrossCustomers: z.boolean().default(false) }),
  reply: standing,
})

/** Undoes a merge, at once or later: the ticket takes its voices back and runs since its beginning. */
export const takeApart = write({
  method: 'DELETE',
  path: '/api/tickets/:ticketId/merge',
  access: 'tickets.handle',
  input: z.object({ version }),
  reply: standing,
})

/** Splits voices, messages or a part of the text off into a ticket of their own, which runs since the origin's beginning. */
export const splitTicket = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/parts',
  access: 'tickets.handle',
  input: z.object({
    version,
    part: z.discriminatedUnion('of', [
      z.object({ of: z.literal('voices'), feedbackIds: z.array(id).min(1).max(100) }),
      z.object({ of: z.literal('messages'), messageIds: z.array(id).min(1).max(50) }),
      z.object({ of: z.literal('text'), feedbackId: id, text: z.string().trim().min(2).max(10_000) }),
    ]),
    title: z.string().trim().min(1).max(120).optional(),
    /** Whoever holds the origin keeps the part as well; otherwise it goes through the rules. */
    keepHolder: z.boolean().default(true),
  }),
  reply: standing.extend({ number: z.string() }),
})
