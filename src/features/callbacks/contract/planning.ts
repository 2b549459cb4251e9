import { z } from 'zod'
import { write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { decentHours } from '../domain/attempting.ts'

/** Told to those alone who make callbacks: a plan says that there is something to come. */
export const callbackPlanned = event('callbacks.planned', {
  subject: 'ticket',
  readWith: 'callbacks.inspect',
  facts: z.object({ callbackId: id, cycle: z.number().int().positive(), nextAt: moment }),
})

/** Minutes from midnight in the organisation's time zone; nobody is called at night. */
export const wishedHours = z
  .object({
    from: z.number().int().min(decentHours.from).max(decentHours.to),
    to: z.number().int().min(decentHours.from).max(decentHours.to),
  })
  .refine(({ from, to }) => from < to, { path: ['to'] })

/** Says when to try next, and in which hours this customer wishes to be called. */
export const planNextCall = write({
  method: 'PUT',
  path: '/api/callbacks/:callbackId/plan',
  access: 'callbacks.record',
  input: z.object({ at: moment.optional(), hours: wishedHours.nullable().optional() }),
  reply: z.object({ nextAt: moment }),
})
