import { z } from 'zod'
import { nothing, read, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { ticketAccessEvents } from '../contract.ts'
import { shortestReason } from '../domain/opening.ts'

const person = z.object({ id, name: z.string() })
const done = { at: moment, by: person.nullable() }
const version = z.coerce.number().int().positive()
const standing = z.object({ ticketId: id, version: z.number() })

/** Who is kept away from a ticket, and who alone may read it. */
export const ticketAccess = read({
  path: '/api/tickets/:ticketId/access',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({
    recusals: z.array(z.object({ person, ...done })),
    /** Colleagues whose names stand in what the customer said: to be confirmed, never by itself. */
    proposals: z.array(person),
    seal: z.object({ readers: z.array(person), ...done }).nullable(),
    openings: z.array(
      z.object({ id, person, reason: z.string(), at: moment, until: moment, ended: z.boolean() }),
    ),
    can: z.object({ recuse: z.boolean(), lift: z.boolean(), seal: z.boolean() }),
  }),
  refreshOn: ticketAccessEvents,
})

/** The person neither handles nor sees the ticket from now on; if they held it, it is taken from them and given out again. */
export const recusePerson = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/recusals/:personId',
  access: 'tickets.handle',
  input: z.object({ version }),
  reply: standing,
})

export const liftRecusal = write({
  method: 'DELETE',
  path: '/api/tickets/:ticketId/recusals/:personId',
  access: 'dispatch.assign',
  input: z.object({ version }),
  reply: standing,
})

/** Makes a ticket confidential, or names other readers. Whoever seals it is one of them; a holder who is none is relieved. */
export const sealTicket = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/seal',
  access: 'ticket-access.seal',
  input: z.object({ version, readerIds: z.array(id).max(50) }),
  reply: standing,
})

export const unsealTicket = write({
  method: 'DELETE',
  path: '/api/tickets/:ticketId/seal',
  access: 'ticket-access.seal',
  input: z.object({ version }),
  reply: standing,
})

/** Confidential tickets that the asker does not see but may open in need: no more than that they exist. */
export const sealedTickets = read({
  path: '/api/sealed-tickets',
  access: 'ticket-access.break_glass',
  input: nothing,
  reply: z.object({ tickets: z.array(z.object({ id, number: z.string(), sealedAt: moment })) }),
  refreshOn: ticketAccessEvents,
})

/** Opens a confidential ticket for an hour. Its readers are told, and the reason stands on the ticket. */
export const breakSeal = write({
  method: 'POST',
  path: '/api/sealed-tickets/:sealedTicketId/openings',
  access: 'ticket-access.break_glass',
  input: z.object({ reason: z.string().trim().min(shortestReason).max(500) }),
  reply: z.object({ ticketId: id, until: moment }),
})
