import { z } from 'zod'
import { feedbackAddedTo, feedbackErased, feedbackItem, feedbackRemoved } from '#features/intake/contract.ts'
import { read } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'

const likeness = z.number()

/** What ended before and is like a voice by words of its own: a ticket by its title and solution, a group event by what was told and concluded. */
export const precedent = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('ticket'),
    id,
    likeness,
    number: z.string(),
    title: z.string(),
    kind: z.string(),
    state: z.string(),
    resolution: z.object({ outcome: z.string(), solution: z.string() }).nullable(),
  }),
  z.object({
    of: z.literal('group_event'),
    id,
    likeness,
    number: z.string(),
    phrases: z.array(z.string()),
    state: z.enum(['open', 'closed']),
    /** With what words it was closed. */
    words: z.string().nullable(),
  }),
])

/** The past voices most like one, the most alike first, and precedents; only those that the asker sees. */
export const similarVoices = read({
  path: '/api/feedback/:feedbackId/similar',
  access: 'intake.read',
  input: z.object({ limit: z.coerce.number().int().min(1).max(20).default(8) }),
  reply: z.object({
    /** While the voices are still being read: how many of how many, `all` 0 as long as nobody knows. Null when they were compared. */
    reading: z.object({ read: z.number(), all: z.number() }).nullable(),
    /** With how many voices it was compared. */
    compared: z.number(),
    items: z.array(
      feedbackItem.extend({
        /** How much of what they say the two share, 0…1. */
        likeness,
        nearDuplicate: z.boolean(),
        /** How its ticket was last resolved, for whoever sees the ticket. */
        resolution: z.object({ outcome: z.string(), solution: z.string() }).nullable(),
      }),
    ),
    /** Tickets and group events that none of the voices above leads to. */
    precedents: z.array(precedent),
  }),
  refreshOn: [feedbackAddedTo, feedbackErased, feedbackRemoved],
})
