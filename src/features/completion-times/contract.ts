import { z } from 'zod'
import { clockEvents } from '#features/clocks/contract.ts'
import { ticketEvents } from '#features/tickets/contract.ts'
import { nothing, read } from '#platform/contract/endpoint.ts'
import { estimate } from '#platform/contract/estimate.ts'
import { event } from '#platform/contract/event.ts'
import { moment } from '#platform/contract/id.ts'
import { featureKinds } from './domain/features.ts'

const share = z.number().min(0).max(1)

/** A handling that is not solved has become likelier to miss its solution time than to keep it. Once per handling. */
export const lateExpected = event('completion-times.late_expected', {
  subject: 'ticket',
  readWith: 'tickets.read',
  facts: z.object({ cycle: z.number().int().positive(), chance: share, expectedAt: moment, dueAt: moment }),
})

/** Names of labels and units; codes of all others. */
const effect = z.object({
  kind: z.enum(featureKinds),
  which: z.string(),
  nameZh: z.string().nullable(),
  nameEn: z.string().nullable(),
  /** The usual duration is multiplied by it. */
  times: z.number().positive(),
})

const forecast = z.object({
  /** As likely before as after, given that it is not solved yet. */
  expectedAt: moment,
  /** Eight in ten end between the two. */
  earliestAt: moment,
  latestAt: moment,
  dueAt: moment.nullable(),
  /** How likely it misses the time that was set; null where none was, and once that is over. */
  lateChance: share.nullable(),
  effects: z.array(effect),
  /** Solved handlings it was learnt from. */
  cases: z.number().int(),
})
export type Forecast = z.output<typeof forecast>
export type NamedEffect = z.output<typeof effect>

/** When a ticket will probably be solved: null when it is, while it waits for its customer, and until enough was learnt. */
export const completionOfTicket = read({
  path: '/api/tickets/:ticketId/completion',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({ estimate: forecast.nullable() }),
  refreshOn: [...ticketEvents, ...clockEvents],
})

/** How good forecasts were when they were tried on what came after all they had been learnt from. */
export const completionQuality = read({
  path: '/api/completion-times/quality',
  access: 'clocks.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({
    learnt: z
      .object({
        at: moment,
        cases: z.number().int(),
        tried: z.number().int(),
        held: estimate,
        heldShare: share,
        loss: z.number(),
        plainLoss: z.number(),
        effects: z.array(effect),
      })
      .nullable(),
    leastCases: z.number().int(),
    solvedCases: z.number().int(),
  }),
})
