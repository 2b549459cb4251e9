import { z } from 'zod'
import { nothing, read, write } from '#platform/contract/endpoint.ts'
import { confirmationCode, ticketKind, ticketPolicyChanged } from '../contract.ts'

export const ticketPolicy = z.object({
  /** Kinds of feedback that open a ticket by themselves. */
  opensFor: z.array(ticketKind),
  silentDays: z.number().int().min(1).max(90),
  silentAttempts: z.number().int().min(1).max(10),
  /** A bad score later than this many days after closing is flagged instead of reopening. */
  reopenWithinDays: z.number().int().min(0).max(365),
  dueSoonMinutes: z.number().int().min(5).max(10_080),
  /** Told with a review: where a customer can turn who does not accept the solution. Empty tells nothing. */
  externalWays: z.string().trim().max(1000),
  confirmations: z
    .array(z.object({ code: confirmationCode, requiredFor: z.array(ticketKind) }))
    .refine((list) => new Set(list.map((one) => one.code)).size === list.length),
})

export const readTicketPolicy = read({
  path: '/api/ticket-policy',
  access: 'tickets.read',
  input: nothing,
  reply: ticketPolicy,
  refreshOn: [ticketPolicyChanged],
})

export const changeTicketPolicy = write({
  method: 'PUT',
  path: '/api/ticket-policy',
  access: 'organisation.configure',
  reach: 'all',
  input: ticketPolicy,
  reply: ticketPolicy,
})
