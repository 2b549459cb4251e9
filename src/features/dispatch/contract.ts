import { z } from 'zod'
import {
  ticketClosed,
  ticketKind,
  ticketOpened,
  ticketReopened,
  ticketResolved,
  ticketWithdrawn,
  tier,
  urgency,
} from '#features/tickets/contract.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { assignmentWays, choiceReasons, returnReasons, waitingReasons } from './domain/codes.ts'

const cycle = z.number().int().positive()
const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const
const ofRule = { subject: 'dispatch-rule', readWith: 'dispatch.configure' } as const

/** Why a rule or a choice fell as it did; the timeline's sentence is made of it. */
const why = z.object({
  /** The condition that counted first; `default` for a rule that takes everything. */
  because: z
    .enum(['label', 'kind', 'urgency', 'tier', 'unit', 'language', 'vip', 'default'])
    .default('default'),
  /** Conditions of the rule that the ticket met: label, urgency, tier, kind, unit, language, vip; none for the default rule. */
  matched: z.array(z.string()).default([]),
  labelId: id.nullable().default(null),
  choice: z.enum(choiceReasons).nullable().default(null),
  /** People of the team, and those left after skill, language, presence and capacity. */
  considered: z.number().int().nullable().default(null),
  eligible: z.number().int().nullable().default(null),
  /** Before this assignment. */
  load: z.number().int().nullable().default(null),
  capacity: z.number().int().nullable().default(null),
})

export const ticketAssigned = event('dispatch.assigned', {
  ...ofTicket,
  facts: z.object({
    cycle,
    personId: id,
    unitId: id,
    how: z.enum(assignmentWays),
    ruleId: id.nullable(),
    previousPersonId: id.nullable(),
    why,
  }),
})
export const ticketReturned = event('dispatch.returned', {
  ...ofTicket,
  facts: z.object({ cycle, personId: id, unitId: id, reason: z.enum(returnReasons) }),
})
export const ticketWaiting = event('dispatch.waiting', {
  ...ofTicket,
  facts: z.object({
    cycle,
    unitId: id,
    ruleId: id.nullable(),
    why: z.enum(waitingReasons),
    considered: z.number().int(),
  }),
})
export const ruleSaved = event('dispatch.rule_saved', {
  ...ofRule,
  facts: z.object({ ruleId: id, fields: z.array(z.string()) }),
})
export const ruleRemoved = event('dispatch.rule_removed', { ...ofRule, facts: z.object({ ruleId: id }) })
export const rulesOrdered = event('dispatch.rules_ordered', {
  ...ofRule,
  facts: z.object({ order: z.array(id) }),
})

/** What the ticket's screens refresh on. */
export const dispatchEvents = [ticketAssigned, ticketReturned, ticketWaiting] as const
export const dispatchRuleEvents = [ruleSaved, ruleRemoved, rulesOrdered] as const
export const dispatchPermissions = ['dispatch.claim', 'dispatch.assign', 'dispatch.configure'] as const

/** Empty lists and null mean "any". `labelIds` and `unitIds` cover everything under them. */
export const ruleInput = z.object({
  name: z.string().trim().min(1).max(80),
  active: z.boolean().default(true),
  kinds: z.array(ticketKind).default([]),
  labelIds: z.array(id).max(200).default([]),
  urgencies: z.array(urgency).default([]),
  tiers: z.array(tier).default([]),
  unitIds: z.array(id).max(200).default([]),
  languages: z.array(z.string().min(2).max(10)).default([]),
  vip: z.boolean().nullable().default(null),
  toUnitId: id,
  requiredSkills: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
  toTier: tier.nullable().default(null),
})
/** Where a rule stands, from 1; left out, a new one stands before the last and a changed one stays. None stands behind the last, which takes all that is left. */
export const rulePlace = z.number().int().min(1).max(500).optional()
/** Counts every change of the rules, of their order, of how units share and of what people take; 0 before the first. */
export const versionNumber = z.number().int().min(0).max(2_147_483_647)
/** The version that whoever changes something has seen: refused when it has another by now. Left out, the last one wins. */
export const seenVersion = { seen: versionNumber.optional() }
const placed = ruleInput.extend({ place: rulePlace, ...seenVersion })
const rule = ruleInput.extend({ id, position: z.number().int(), version: versionNumber })

export const listRules = read({
  path: '/api/dispatch-rules',
  access: 'dispatch.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({ rules: z.array(rule) }),
  refreshOn: dispatchRuleEvents,
})
export const addRule = write({
  method: 'POST',
  path: '/api/dispatch-rules',
  access: 'dispatch.configure',
  reach: 'all',
  input: placed,
  reply: rule,
})
export const changeRule = write({
  method: 'PUT',
  path: '/api/dispatch-rules/:ruleId',
  access: 'dispatch.configure',
  reach: 'all',
  input: placed,
  reply: rule,
})
export const removeRule = write({
  method: 'DELETE',
  path: '/api/dispatch-rules/:ruleId',
  access: 'dispatch.configure',
  reach: 'all',
  input: nothing,
  reply: done,
})
/** The whole list in its new order. */
export const orderRules = write({
  method: 'PUT',
  path: '/api/dispatch-rule-order',
  access: 'dispatch.configure',
  reach: 'all',
  input: z.object({ ruleIds: z.array(id).min(1).max(500) }),
  reply: done,
})
/** Which rule would take this ticket, and whom it would give it to now. */
export const tryRules = read({
  path: '/api/tickets/:ticketId/dispatch-trial',
  access: 'dispatch.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({
    rule: z.object({ id, name: z.string() }).nullable(),
    matched: z.array(z.string()),
    unit: z.object({ id, name: z.string() }).nullable(),
    person: z.object({ id, name: z.string() }).nullable(),
    waiting: z.enum(waitingReasons).nullable(),
  }),
})

const person = z.object({ id, name: z.string() })

/** Who holds a ticket, who held it, and what the reader may do about it. */
export const ticketAssignment = read({
  path: '/api/tickets/:ticketId/assignment',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({
    current: z.object({ person, since: moment, how: z.enum(assignmentWays) }).nullable(),
    waiting: z.object({ unitId: id, since: moment, why: z.enum(waitingReasons) }).nullable(),
    history: z.array(
      z.object({
        person,
        cycle: z.number(),
        since: moment,
        until: moment.nullable(),
        how: z.enum(assignmentWays),
        returnReason: z.enum(returnReasons).nullable(),
        returnNote: z.string().nullable(),
      }),
    ),
    /** What the reader noted for whoever has it next; null when they do not hold it. */
    handoverNote: z.string().nullable(),
    can: z.object({ claim: z.boolean(), takeOver: z.boolean(), assign: z.boolean(), return: z.boolean() }),
  }),
  refreshOn: [...dispatchEvents, ticketOpened, ticketResolved, ticketClosed, ticketReopened, ticketWithdrawn],
})

/** People a ticket may be given to, the least loaded first. */
export const assignablePeople = read({
  path: '/api/tickets/:ticketId/assignable-people',
  access: 'dispatch.assign',
  input: nothing,
  reply: z.object({
    people: z.array(
      z.object({
        ...person.shape,
        unitId: id,
        availability: z.enum(['online', 'busy', 'away']),
        load: z.number(),
        capacity: z.number(),
        hasSkills: z.boolean(),
      }),
    ),
  }),
  refreshOn: dispatchEvents,
})

const taken = z.object({ ticketId: id, personId: id.nullable(), version: z.number() })

/** Takes a waiting ticket; with `takeOver` also one that a colleague holds. */
export const claimTicket = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/claim',
  access: 'dispatch.claim',
  input: z.object({ takeOver: z.boolean().default(false) }),
  reply: taken,
})
export const assignToPerson = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/assignment',
  access: 'dispatch.assign',
  input: z.object({ personId: id, version: z.coerce.number().int().positive() }),
  reply: taken,
})
/** Gives a ticket back to its team's queue. */
export const returnTicket = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/return',
  access: 'dispatch.claim',
  input: z.object({ reason: z.enum(returnReasons), note: z.string().trim().max(2000).nullish() }),
  reply: taken,
})
