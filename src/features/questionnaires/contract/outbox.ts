import { z } from 'zod'
import { nothing, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { designing } from '../contract.ts'
import { ways } from '../domain/sendings.ts'

/** The most letters that are shown and marked at once. */
export const mostInOutbox = 500

/** What colleagues are to pass on by hand, word for word. A sensitive read, so a write: it leaves `questionnaires.outbox_read`. */
export const readOutbox = write({
  method: 'POST',
  path: '/api/questionnaires/:questionnaireId/outbox-readings',
  access: designing,
  reach: 'all',
  input: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        id,
        way: z.enum(ways),
        /** Null for whoever may not see customers. */
        customer: z.object({ id, name: z.string().nullable(), externalId: z.string().nullable() }).nullable(),
        /** Of a short message: the whole number for whoever may unmask it, and a masked one for whoever sees customers. */
        phone: z.string().nullable(),
        /** The link's place in it is `{{link}}`. */
        text: z.string(),
        path: z.string(),
        /** After this it is too late, and it leaves the outbox; null where it does not matter. */
        until: moment.nullable(),
      }),
    ),
    /** There are more than these 500. */
    more: z.boolean(),
    /** Whether numbers are whole. */
    numbers: z.boolean(),
  }),
  kept: () => null,
})

/** Says that colleagues sent these: they leave the outbox. */
export const passOn = write({
  method: 'POST',
  path: '/api/questionnaires/:questionnaireId/passings-on',
  access: designing,
  reach: 'all',
  input: z.object({ ids: z.array(id).min(1).max(mostInOutbox) }),
  reply: z.object({ passedOn: z.number().int() }),
})
