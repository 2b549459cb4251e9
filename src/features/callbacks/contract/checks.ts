import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { answers } from '../domain/answering.ts'
import { bounds } from '../domain/levels.ts'

const cycle = z.number().int().positive()
const level = z.union([z.literal(2), z.literal(3)])
/** Nothing of a check is told to those who only read tickets before it is done. */
const inConfidence = { subject: 'ticket', readWith: 'callbacks.inspect' } as const

export const drawPrepared = event('callbacks.draw_prepared', {
  subject: 'callback-draw',
  readWith: 'callbacks.inspect',
  facts: z.object({ commitment: z.string() }),
})
export const checksDrawn = event('callbacks.drawn', {
  subject: 'callback-draw',
  readWith: 'callbacks.inspect',
  facts: z.object({ population: z.number().int(), chosen: z.number().int(), share: z.number() }),
})
/** Supervision calls a customer who was dissatisfied. */
export const supervisionRequested = event('callbacks.supervision_requested', {
  subject: 'ticket',
  readWith: 'callbacks.supervise',
  facts: z.object({ callbackId: id, cycle, callerId: id.nullable(), dueAt: moment }),
})
export const checkAttempted = event('callbacks.check_attempted', {
  ...inConfidence,
  facts: z.object({
    callbackId: id,
    attemptId: id,
    cycle,
    level,
    reached: z.boolean(),
    attempt: z.number().int(),
  }),
})
export const checkTaken = event('callbacks.check_taken', {
  ...inConfidence,
  facts: z.object({ callbackId: id, cycle, level, callerId: id }),
})
export const checkCancelled = event('callbacks.check_cancelled', {
  ...inConfidence,
  facts: z.object({ callbackId: id, cycle, level }),
})
/** A check is done: from now on everybody who reads the ticket sees it. */
export const ticketChecked = event('callbacks.checked', {
  subject: 'ticket',
  readWith: 'tickets.read',
  facts: z.object({
    callbackId: id,
    cycle,
    level,
    outcome: z.enum([...answers, 'unreached']),
    onTime: z.boolean(),
  }),
})
const within = ([low, high]: readonly [number, number]) => z.number().min(low).max(high)
export const callbackRule = z.object({
  inspectionShare: within(bounds.inspectionShare),
  inspectionHours: within(bounds.inspectionHours).int(),
  supervisionHours: within(bounds.supervisionHours).int(),
})
export const callbackRuleSet = event('callbacks.rule_set', {
  subject: 'organisation',
  readWith: 'organisation.configure',
  facts: callbackRule,
})

export const checkEvents = [
  drawPrepared,
  checksDrawn,
  supervisionRequested,
  checkAttempted,
  checkTaken,
  checkCancelled,
  ticketChecked,
  callbackRuleSet,
] as const

/** Takes a callback of level 2 or 3 that nobody, or somebody else, was to make. */
export const takeCheck = write({
  method: 'PUT',
  path: '/api/callbacks/:callbackId/caller',
  access: 'callbacks.record',
  input: nothing,
  reply: done,
})

const draw = z.object({
  id,
  drawnAt: moment,
  since: moment,
  until: moment,
  share: z.number(),
  population: z.number(),
  chosen: z.number(),
  seed: z.string(),
  commitment: z.string(),
  /** Choosing again from the seed gives the same tickets, and the seed is the one that was promised. */
  agrees: z.boolean(),
})

/** The last draws, and the promise of the next one's seed. */
export const readDraws = read({
  path: '/api/callback-draws',
  access: 'callbacks.inspect',
  reach: 'all',
  input: nothing,
  reply: z.object({
    next: z.object({ commitment: z.string(), after: moment }).nullable(),
    draws: z.array(draw),
  }),
  refreshOn: [drawPrepared, checksDrawn],
})

export const readCallbackRule = read({
  path: '/api/callback-rule',
  access: 'organisation.configure',
  reach: 'all',
  input: nothing,
  reply: callbackRule,
  refreshOn: [callbackRuleSet],
})

export const setCallbackRule = write({
  method: 'PUT',
  path: '/api/callback-rule',
  access: 'organisation.configure',
  reach: 'all',
  input: callbackRule,
  reply: done,
})
