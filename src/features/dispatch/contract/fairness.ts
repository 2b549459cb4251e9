import { z } from 'zod'
import { availabilityChanged } from '#features/staff/contract/events.ts'
import { read } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { dispatchEvents } from '../contract.ts'
import { assignmentWays } from '../domain/codes.ts'

const figure = z.object({ value: z.number().nullable(), n: z.number() })

/** How evenly work was shared: see `domain/fairness.ts` for what is measured. */
export const fairness = z.object({
  jain: figure,
  gini: figure,
  rate: z.number().nullable(),
  leftOut: z.number(),
})

/** The last days up to now, whole days of 24 hours. */
export const lastDays = z.coerce.number().int().min(1).max(92)

/** How the work of the last days was shared among the reader's people of a unit and everything under it. */
export const unitFairness = read({
  path: '/api/org-units/:unitId/dispatch-fairness',
  access: 'dispatch.assign',
  input: z.object({ days: lastDays.default(30) }),
  reply: z.object({
    fairness,
    people: z.array(
      z.object({
        id,
        name: z.string(),
        unitId: id,
        tickets: z.number(),
        /** Of these as the rules gave them; the others by a hand, their own or another's. */
        byRules: z.number(),
        points: z.number(),
        workedMs: z.number(),
        /** Points an hour at work; null for whoever was not there. */
        rate: z.number().nullable(),
      }),
    ),
  }),
  refreshOn: [...dispatchEvents, availabilityChanged],
})

/** What one of the reader's people was given in the last days, the latest first. */
export const personPortion = read({
  path: '/api/people/:personId/dispatch-portion',
  access: 'dispatch.assign',
  input: z.object({ days: lastDays.default(30) }),
  reply: z.object({
    tickets: z.array(
      z.object({
        ticketId: id,
        number: z.string(),
        title: z.string(),
        at: moment,
        how: z.enum(assignmentWays),
        size: z.number(),
      }),
    ),
    /** There are further ones, given earlier. */
    more: z.boolean(),
  }),
  refreshOn: dispatchEvents,
})
