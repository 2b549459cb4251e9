import { z } from 'zod'
import { read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { checkEvents } from './contract/checks.ts'
import { messageEvents } from './contract/messages.ts'
import { callbackPlanned } from './contract/planning.ts'
import { scriptGiven, scriptSaid } from './contract/scripts.ts'
import { answers } from './domain/answering.ts'
import { results } from './domain/attempting.ts'

const cycle = z.number().int().positive()
const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const

export const callbackRequested = event('callbacks.requested', {
  ...ofTicket,
  facts: z.object({
    callbackId: id,
    cycle,
    level: z.number().int(),
    handlerId: id.nullable(),
    dueAt: moment,
  }),
})
export const callbackAttempted = event('callbacks.attempted', {
  ...ofTicket,
  facts: z.object({
    callbackId: id,
    attemptId: id,
    cycle,
    reached: z.boolean(),
    attempt: z.number().int(),
    channel: z.enum(['phone', 'email', 'sms', 'chat', 'in_person']),
    /** Events of before say only whether the customer was reached. */
    result: z.enum(results).optional(),
  }),
})
/** `unreached`: given up after two attempts; the ticket then waits for its silent period. */
export const callbackAnswered = event('callbacks.answered', {
  ...ofTicket,
  facts: z.object({
    callbackId: id,
    cycle,
    level: z.number().int(),
    outcome: z.enum([...answers, 'unreached']),
    handlerId: id.nullable(),
    onTime: z.boolean(),
  }),
})
export const callbackCancelled = event('callbacks.cancelled', {
  ...ofTicket,
  facts: z.object({ callbackId: id, cycle }),
})

export const callbackEvents = [
  callbackRequested,
  callbackAttempted,
  callbackAnswered,
  callbackCancelled,
  ...messageEvents,
] as const
export const callbackPermissions = ['callbacks.record', 'callbacks.inspect', 'callbacks.supervise'] as const

const callback = z.object({
  id,
  ticketId: id,
  ticketNumber: z.string(),
  ticketTitle: z.string(),
  cycle: z.number(),
  level: z.number(),
  customer: z.object({ id, name: z.string().nullable() }).nullable(),
  handler: z.object({ id, name: z.string() }).nullable(),
  dueAt: moment,
  late: z.boolean(),
  state: z.enum(['open', 'done', 'cancelled']),
  outcome: z.enum([...answers, 'unreached']).nullable(),
  attempts: z.array(
    z.object({
      at: moment,
      reached: z.boolean(),
      result: z.enum(results),
      solved: z.boolean().nullable(),
      missing: z.string().nullable(),
      channel: z.string(),
      note: z.string().nullable(),
      /** What was asked along a script, and answered. */
      said: scriptSaid.nullable(),
    }),
  ),
  /** Until then an answer to a message is waited for. */
  waitsUntil: moment.nullable(),
  /** When it is to be tried next, if that was said. */
  nextAt: moment.nullable(),
  /** The hours in which the customer wishes to be called, in minutes from midnight. */
  hours: z.object({ from: z.number(), to: z.number() }).nullable(),
  can: z.object({ record: z.boolean(), take: z.boolean() }),
})

/** Callbacks of a level still to be made, the earliest due first. */
export const dueCallbacks = read({
  path: '/api/callbacks',
  access: 'callbacks.record',
  input: pageInput.extend({
    whose: z.enum(['mine', 'team']).default('mine'),
    level: z.coerce
      .number()
      .pipe(z.union([z.literal(1), z.literal(2), z.literal(3)]))
      .default(1),
  }),
  reply: pageOf(callback),
  refreshOn: [...callbackEvents, ...checkEvents, callbackPlanned],
})

/** Every callback of one ticket, the latest first. */
export const ticketCallbacks = read({
  path: '/api/tickets/:ticketId/callbacks',
  access: 'tickets.read',
  input: z.object({}),
  reply: z.object({ callbacks: z.array(callback) }),
  refreshOn: [...callbackEvents, ...checkEvents, callbackPlanned],
})

/** One attempt. With `answer` the customer was reached and the callback is done; two attempts that reach nobody end it too. */
export const recordCallback = write({
  method: 'POST',
  path: '/api/callbacks/:callbackId/attempts',
  access: 'callbacks.record',
  input: z
    .object({
      channel: z.enum(['phone', 'email', 'sms', 'chat', 'in_person']).default('phone'),
      reached: z.boolean(),
      /** Left out: reached, or nobody answered. */
      result: z.enum(results).optional(),
      /** What the customer says: is it solved, and what is missing? */
      solved: z.boolean().optional(),
      missing: z.string().trim().max(500).optional(),
      answer: z.enum(answers).optional(),
      note: z.string().trim().max(2000).nullish(),
      /** How the call went along its script; refused with `callbacks.notThatScript` where the answers are not those of its version. */
      script: scriptGiven.optional(),
    })
    .refine(
      ({ reached, answer, solved, missing, script }) =>
        reached || [answer, solved, missing, script].every((said) => said === undefined),
      { path: ['reached'] },
    )
    .refine(({ reached, result }) => result === undefined || (result === 'reached') === reached, {
      path: ['result'],
    }),
  reply: z.object({ callbackId: id, state: z.enum(['open', 'done']), attempts: z.number() }),
})
