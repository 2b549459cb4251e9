import { z } from 'zod'
import { macroSteps } from '#features/macros/contract.ts'
import { webhookRemoved, webhookSaved } from '#features/notifications/contract/webhooks.ts'
import { ticketConditions } from '#features/tickets/contract/reading.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { triggers } from './domain/triggers.ts'

const access = 'automation-rules.configure'
const ofRule = { subject: 'automation-rule', readWith: access } as const
const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const

export const ruleSaved = event('automation-rules.saved', {
  ...ofRule,
  facts: z.object({
    change: z.enum(['created', 'changed', 'switched_on', 'switched_off', 'removed']),
    orgUnitId: id.nullable(),
  }),
})
export const rulesOrdered = event('automation-rules.ordered', {
  ...ofRule,
  facts: z.object({ order: z.array(id) }),
})
/** A rule did something to a ticket. `eventId`: what set it going. */
export const automationRan = event('automation-rules.ran', {
  ...ofTicket,
  facts: z.object({ automationRuleId: id, runId: id, eventId: id }),
})
/** A rule was set going on a ticket and did nothing; `code` says why. */
export const automationRefused = event('automation-rules.refused', {
  ...ofTicket,
  facts: z.object({ automationRuleId: id, runId: id, eventId: id, code: z.string() }),
})

export const automationEvents = [automationRan, automationRefused] as const
export const automationPermissions = [access] as const

/** What a ticket must meet: the conditions of the inbox, without its views. */
export const ruleConditions = ticketConditions.omit({ view: true, sort: true })
const trigger = z.enum(triggers)
const count = z.number().int().nonnegative()

const webhook = z.object({ id, name: z.string(), active: z.boolean() })

const rule = z.object({
  id,
  name: z.string(),
  /** Null for the whole organisation. */
  unit: z.object({ id, name: z.string() }).nullable(),
  trigger,
  conditions: ruleConditions,
  steps: macroSteps,
  mentions: z.array(z.object({ id, name: z.string() })),
  /** Programs that are told which ticket set it going. */
  webhooks: z.array(webhook),
  assignee: z.object({ id, name: z.string() }).nullable(),
  active: z.boolean(),
  /** Of the last seven days. */
  lately: z.object({ done: count, refused: count, last: moment.nullable() }),
  can: z.object({ change: z.boolean() }),
})

/** The rules of the units that the actor configures, and those above them, in the order they are done. */
export const listRules = read({
  path: '/api/automation-rules',
  access,
  input: nothing,
  reply: z.object({ rules: z.array(rule), can: z.object({ everywhere: z.boolean() }) }),
  refreshOn: [ruleSaved, rulesOrdered, ...automationEvents],
})

const ruleInput = z.object({
  name: z.string().trim().min(1).max(60),
  unitId: id.nullable().default(null),
  trigger,
  conditions: ruleConditions,
  steps: macroSteps,
  mentions: z.array(id).max(20).default([]),
  webhooks: z.array(id).max(5).default([]),
})

/** A new rule comes last, and is off until somebody switches it on. */
export const addRule = write({
  method: 'POST',
  path: '/api/automation-rules',
  access,
  input: ruleInput,
  reply: z.object({ ruleId: id }),
})

const path = '/api/automation-rules/:ruleId'

export const changeRule = write({ method: 'PUT', path, access, input: ruleInput, reply: done })

export const switchRule = write({
  method: 'PUT',
  path: `${path}/switch`,
  access,
  input: z.object({ active: z.boolean() }),
  reply: done,
})

export const removeRule = write({ method: 'DELETE', path, access, input: nothing, reply: done })

/** Puts the rules that are named into this order, in the places they hold now. */
export const orderRules = write({
  method: 'PUT',
  path: '/api/automation-rule-order',
  access,
  input: z.object({ ruleIds: z.array(id).min(1).max(200) }),
  reply: done,
})

/** On which tickets a rule would have run in the last thirty days, as far as they still meet its conditions. */
export const tryRule = read({
  path: '/api/automation-rule-trial',
  access,
  input: ruleConditions.extend({ trigger, unitId: id.optional() }),
  reply: z.object({
    days: z.number(),
    count,
    /** Not all that happened was looked at. */
    more: z.boolean(),
    tickets: z.array(z.object({ id, number: z.string(), title: z.string() })),
  }),
})

/** What became of a rule each time it was set going, the latest first; without tickets that are closed to the reader. */
export const ruleRuns = read({
  path: `${path}/runs`,
  access,
  input: pageInput,
  reply: pageOf(
    z.object({
      id,
      at: moment,
      state: z.enum(['waiting', 'done', 'idle', 'refused']),
      code: z.string().nullable(),
      ticket: z.object({ id, number: z.string(), title: z.string() }),
    }),
  ),
  refreshOn: automationEvents,
})

/** The programs that rules may tell, by name; the organisation connects them. */
export const listRuleWebhooks = read({
  path: '/api/automation-rule-webhooks',
  access,
  input: nothing,
  reply: z.object({ items: z.array(webhook) }),
  refreshOn: [webhookSaved, webhookRemoved],
})
