import { z } from 'zod'
import { ticketEvents, ticketNoted } from '#features/tickets/contract.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'

const person = z.object({ id, name: z.string() })

export const ticketFollowers = read({
  path: '/api/tickets/:ticketId/followers',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({ followers: z.array(person), following: z.boolean() }),
  refreshOn: [ticketNoted],
})

/** Colleagues who may see the ticket, by a part of their name; those of its unit first. */
export const mentionablePeople = read({
  path: '/api/tickets/:ticketId/mentionable-people',
  access: 'tickets.write_note',
  input: z.object({ name: z.string().trim().max(40).default('') }),
  reply: z.object({ people: z.array(person.extend({ unit: z.string() })) }),
  refreshOn: ticketEvents,
})

export const followTicket = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/following',
  access: 'tickets.read',
  input: z.object({ following: z.boolean() }),
  reply: done,
  quiet: 'what somebody wants to be told is their own matter',
})
