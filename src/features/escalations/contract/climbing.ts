import { z } from 'zod'
import { obligation } from '#features/clocks/contract.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { escalationEvents, matter } from '../contract.ts'

const person = z.object({ id, name: z.string() })

const escalation = z.object({
  id,
  matter,
  obligation: obligation.nullable(),
  /** Whether it still climbs: what stands still, or is over, tells nobody. */
  runs: z.boolean(),
  steps: z.array(
    z.object({
      /** Its place on the ladder, from 1. */
      step: z.number(),
      at: moment,
      toldAt: moment,
      times: z.number(),
      people: z.array(person),
      acknowledged: z.object({ at: moment, by: person.nullable() }).nullable(),
      /** When it goes on to the next step if nobody answers; null where no answer is asked for, or one came. */
      answerBy: moment.nullable(),
    }),
  ),
  can: z.object({ acknowledge: z.boolean() }),
})
export type Escalation = z.output<typeof escalation>

/** Who was told of what is nearly due or overdue of a ticket, its sub-tasks among them; the latest first. */
export const ticketEscalations = read({
  path: '/api/tickets/:ticketId/escalations',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({ escalations: z.array(escalation) }),
  refreshOn: escalationEvents,
})

/** «I see to it.» For whoever was told of it, or holds the ticket. */
export const acknowledgeEscalation = write({
  method: 'PUT',
  path: '/api/escalations/:escalationId/acknowledgement',
  access: { signedIn: 'whoever was told may answer' },
  input: nothing,
  reply: done,
})
