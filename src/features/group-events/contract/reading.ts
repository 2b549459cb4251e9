import { z } from 'zod'
import { feedbackErased, feedbackItem, feedbackRemoved } from '#features/intake/contract.ts'
import { listOf, nothing, read } from '#platform/contract/endpoint.ts'
import { day, id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { groupEventEvents, groupEventRuleSet, rule } from '../contract.ts'
import { closeReasons } from '../domain/codes.ts'

const changes = [...groupEventEvents, feedbackErased, feedbackRemoved]
const count = z.number().int()
const named = z.object({ id, name: z.string().nullable() })
export const states = ['open', 'closed'] as const

/** An event as lists show it. Voices, customers and times are those of the voices that the asker sees. */
export const groupEventItem = z.object({
  id,
  number: z.string(),
  /** What its voices are about, in their own words; empty while none of them was judged. */
  phrases: z.array(z.string()),
  labelName: z.object({ 'zh-CN': z.string(), en: z.string() }).nullable(),
  state: z.enum(states),
  voices: count,
  customers: count,
  tickets: count,
  /** Risks found in its voices, the most frequent first. */
  risks: z.array(z.object({ risk: z.string(), voices: count })),
  firstAt: moment,
  lastAt: moment,
  openedAt: moment,
})

/** What events are chosen by. */
export const groupEventFilters = z.object({
  q: z.string().trim().max(200).optional(),
  state: listOf(z.enum(states)),
  unit: id.optional(),
  from: day.optional(),
  to: day.optional(),
})

/** Group events, open ones first, the newest first. */
export const listGroupEvents = read({
  path: '/api/group-events',
  access: 'intake.read',
  input: pageInput.extend(groupEventFilters.shape),
  reply: pageOf(groupEventItem).extend({ can: z.object({ export: z.boolean(), setRule: z.boolean() }) }),
  refreshOn: changes,
})

export const readGroupEvent = read({
  path: '/api/group-events/:groupEventId',
  access: 'intake.read',
  input: nothing,
  reply: groupEventItem.extend({
    /** How many voices there are that the asker does not see; null for who may not know. */
    elsewhere: count.nullable(),
    since: moment,
    /** So many voices were usual in one window before, so many were needed. */
    expected: z.number(),
    needed: count,
    windowHours: count,
    alarmedAt: moment.nullable(),
    closure: z
      .object({
        reason: z.enum(closeReasons),
        words: z.string().nullable(),
        at: moment,
        by: named.nullable(),
      })
      .nullable(),
    /** The event that it turned out to be one with. */
    mergedInto: z.object({ id, number: z.string() }).nullable(),
    /** Voices raised in each hour, hours without any left out. */
    growth: z.array(z.object({ hour: moment, voices: count })),
    places: z.array(z.object({ name: z.string(), voices: count })),
    ticketList: z.array(
      z.object({ id, number: z.string(), title: z.string(), state: z.string(), voices: count }),
    ),
    notes: z.array(z.object({ id, text: z.string(), at: moment, by: named.nullable() })),
    takenOut: z.array(feedbackItem.extend({ takenOutAt: moment, takenOutBy: named.nullable() })),
    can: z.object({ close: z.boolean(), reopen: z.boolean(), note: z.boolean(), takeOut: z.boolean() }),
  }),
  refreshOn: changes,
})

/** The voices of an event that the asker sees, the newest first. */
export const groupEventVoices = read({
  path: '/api/group-events/:groupEventId/voices',
  access: 'intake.read',
  input: pageInput,
  reply: pageOf(feedbackItem),
  refreshOn: changes,
})

const short = groupEventItem.pick({
  id: true,
  number: true,
  phrases: true,
  labelName: true,
  state: true,
  voices: true,
})

/** The group event that a voice belongs to. */
export const groupEventOfVoice = read({
  path: '/api/feedback/:feedbackId/group-event',
  access: 'intake.read',
  input: nothing,
  reply: z.object({ event: short.nullable() }),
  refreshOn: changes,
})

/** The group events that voices of a ticket belong to. */
export const groupEventsOfTicket = read({
  path: '/api/tickets/:ticketId/group-events',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({ events: z.array(short) }),
  refreshOn: changes,
})

export const readGroupEventRule = read({
  path: '/api/group-event-rule',
  access: 'organisation.configure',
  reach: 'all',
  input: nothing,
  reply: rule,
  refreshOn: [groupEventRuleSet],
})
