import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { results } from '../domain/attempting.ts'
import { waitBounds, ways } from '../domain/message-first.ts'

const cycle = z.number().int().positive()
const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const

/** The customer is asked by a message; people call when nobody has answered by then. */
export const askedByMessage = event('callbacks.asked_by_message', {
  ...ofTicket,
  facts: z.object({ callbackId: id, cycle, waitsUntil: moment, way: z.enum(ways).optional() }),
})
/** The customer answered the message; where that decides nothing, people call at once. */
export const messageAnswered = event('callbacks.message_answered', {
  ...ofTicket,
  facts: z.object({
    callbackId: id,
    cycle,
    satisfied: z.boolean(),
    solved: z.boolean(),
    commented: z.boolean(),
  }),
})
export const messageRuleSet = event('callbacks.message_rule_set', {
  subject: 'org-unit',
  readWith: 'organisation.configure',
  facts: z.object({ active: z.boolean(), waitHours: z.number().int(), removed: z.boolean() }),
})
export const messageEvents = [askedByMessage, messageAnswered] as const

const configure = { access: 'organisation.configure', reach: 'all' } as const
const rule = {
  active: z.boolean(),
  /** In the order in which they are tried; the first by which the customer can be reached is taken. */
  ways: z.array(z.enum(ways)).min(1).max(ways.length).default(['email']),
  waitHours: z.number().int().min(waitBounds[0]).max(waitBounds[1]),
}

/** Who is asked by message first: units with those below them, the nearest counts. */
export const listMessageRules = read({
  path: '/api/callback-message-rules',
  ...configure,
  input: nothing,
  reply: z.object({
    rules: z.array(z.object({ unit: z.object({ id, name: z.string(), root: z.boolean() }), ...rule })),
  }),
  refreshOn: [messageRuleSet],
})

export const setMessageRule = write({
  method: 'PUT',
  path: '/api/org-units/:unitId/callback-message-rule',
  ...configure,
  input: z.object(rule),
  reply: done,
})

/** What stands above the unit counts for it again. */
export const removeMessageRule = write({
  method: 'DELETE',
  path: '/api/org-units/:unitId/callback-message-rule',
  ...configure,
  input: nothing,
  reply: done,
})

/** `ended`: the matter went another way meanwhile, or people have already called. */
export const messageStates = ['open', 'answered', 'ended'] as const

/** What the page behind the link shows. */
export const callbackMessage = read({
  path: '/api/callback-messages/:token',
  access: { anyone: 'signed link' },
  input: nothing,
  reply: z.object({
    state: z.enum(messageStates),
    organisation: z.string(),
    ticketNumber: z.string(),
  }),
})

const yesNo = z.union([z.boolean(), z.enum(['yes', 'no']).transform((said) => said === 'yes')])

/** One answer per link. Refused with `callbacks.linkEnded` where it is not asked for any more. */
export const answerCallbackMessage = write({
  method: 'POST',
  path: '/api/callback-messages/:token/answer',
  access: { anyone: 'signed link' },
  input: z.object({
    solved: yesNo,
    satisfied: yesNo,
    comment: z.string().trim().max(1000).default(''),
  }),
  reply: z.object({ state: z.enum(messageStates) }),
})

/** A robot says that nobody was reached: people call from now on, within the time there was. */
export const reportUnreached = write({
  method: 'POST',
  path: '/api/callback-messages/:token/unreached',
  access: { anyone: 'signed link' },
  input: z.object({ result: z.enum(results).exclude(['reached']).default('no_answer') }),
  reply: z.object({ state: z.enum(messageStates) }),
})
