import { z } from 'zod'
import { nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { ruleInput, rulePlace } from '../contract.ts'
import { fairness } from './fairness.ts'
import { strategy } from './strategies.ts'

const ofSimulation = { subject: 'dispatch-simulation', readWith: 'dispatch.configure' } as const

export const simulationStates = ['waiting', 'reading', 'replaying', 'done', 'failed'] as const

export const simulationAsked = event('dispatch.simulation_asked', {
  ...ofSimulation,
  facts: z.object({ days: z.number().int(), of: z.enum(['rule', 'strategy']) }),
})
export const simulationEnded = event('dispatch.simulation_ended', {
  ...ofSimulation,
  facts: z.object({
    state: z.enum(['done', 'failed']),
    tickets: z.number().int(),
    moved: z.number().int(),
  }),
})
export const simulationEvents = [simulationAsked, simulationEnded] as const

/** What is tried: a rule as it would be, and where (a new one without an id), or how a unit would share (null: as the one above it). */
export const draft = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rule'), ruleId: id.nullable(), rule: ruleInput, place: rulePlace }),
  z.object({ kind: z.literal('strategy'), unitId: id, strategy: strategy.nullable() }),
])
export type Draft = z.output<typeof draft>

const got = z.object({ tickets: z.number(), points: z.number() })
const gotFairly = got.extend({ fairness })
const side = z.object({
  unassigned: z.number(),
  overflowed: z.number(),
  waited: z.number(),
  waitedMsInAll: z.number(),
  fairness,
})
const place = z.object({ unitId: id, waits: z.boolean(), personId: id.nullable() })
const flow = z.object({ from: place, to: place, count: z.number() })
const outcome = z.object({ ruleId: id.nullable(), unitId: id, personId: id.nullable() })
const named = z.object({ id, name: z.string() })

const result = z.object({
  from: moment,
  until: moment,
  tickets: z.number(),
  /** The period had more tickets than were replayed: these are the latest. */
  more: z.boolean(),
  movedUnit: z.number(),
  movedPerson: z.number(),
  /** How often the arrangement in force, replayed, gave a ticket to the unit and the person who really got it first. */
  asRecorded: z.object({ unit: z.number(), person: z.number(), of: z.number() }),
  live: side,
  draft: side,
  flows: z.object({ units: z.array(flow), people: z.array(flow) }),
  units: z.array(z.object({ unitId: id, people: z.number(), live: gotFairly, draft: gotFairly })),
  people: z.array(z.object({ personId: id, unitId: id, workedMs: z.number(), live: got, draft: got })),
  examples: z.array(
    z.object({
      ticketId: id,
      number: z.string(),
      title: z.string(),
      at: moment,
      live: outcome,
      draft: outcome,
    }),
  ),
})

const head = z.object({
  id,
  askedAt: moment,
  askedBy: named.nullable(),
  days: z.number(),
  state: z.enum(simulationStates),
  percent: z.number(),
  draft,
})

/** Replays the tickets of the last days with a draft; nothing is dispatched. */
export const askSimulation = write({
  method: 'POST',
  path: '/api/dispatch-simulations',
  access: 'dispatch.configure',
  reach: 'all',
  input: z.object({ days: z.number().int().min(1).max(92).default(30), draft }),
  reply: z.object({ simulationId: id }),
})

/** The latest simulations; older ones are forgotten. */
export const listSimulations = read({
  path: '/api/dispatch-simulations',
  access: 'dispatch.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({
    simulations: z.array(head.extend({ tickets: z.number().nullable(), movedPerson: z.number().nullable() })),
  }),
  refreshOn: simulationEvents,
})

export const readSimulation = read({
  path: '/api/dispatch-simulations/:simulationId',
  access: 'dispatch.configure',
  reach: 'all',
  input: nothing,
  reply: head.extend({
    /** Null until it is done. */
    result: result.nullable(),
    people: z.array(named),
    rules: z.array(named),
  }),
  refreshOn: simulationEvents,
})
