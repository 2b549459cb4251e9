import { z } from 'zod'
import { feedbackAddedTo, feedbackErased, feedbackItem, feedbackRemoved } from '#features/intake/contract.ts'
import { read } from '#platform/contract/endpoint.ts'

/** The past voices most like one, the most alike first; only those that the asker sees. */
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
        likeness: z.number(),
        nearDuplicate: z.boolean(),
        /** How its ticket was last resolved, for whoever sees the ticket. */
        resolution: z.object({ outcome: z.string(), solution: z.string() }).nullable(),
      }),
    ),
  }),
  refreshOn: [feedbackAddedTo, feedbackErased, feedbackRemoved],
})
