import { z } from 'zod'
import { metricName, ownMetricName } from '#features/metrics/contract/metric-name.ts'
import { listOf, nothing, read } from '#platform/contract/endpoint.ts'
import { estimate } from '#platform/contract/estimate.ts'
import { day, id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import {
  alertColour,
  alertEvents,
  alertMarkRemoved,
  alertMarkSaved,
  alertRuleSaved,
  watchedMetric,
} from '../contract.ts'
import { colours, figureUnits, markSplits, outcomes, snoozeReasons, splits, states } from '../domain/codes.ts'

const access = 'alerts.read'
const count = z.number().int()
const person = z.object({ id, name: z.string().nullable() })
const texts = z.object({ 'zh-CN': z.string(), en: z.string() })

/** One part that an alert is about. `key` is an id or a code; null for everything the rule watches. */
const segment = z.object({
  key: z.string().nullable(),
  /** Null for codes, which have words of their own, and for what is no more. */
  name: texts.nullable(),
  colour: z.enum(colours),
  /** Counts are a day's; what is made of counts is made of those of all days together. Its interval is what was to be expected. */
  value: z.number(),
  expected: z.number(),
  low: z.number(),
  high: z.number(),
  n: count,
  /** In the bad direction, as a share of what was expected; of the whole scale where that is near zero. */
  deviation: z.number(),
  absolute: z.boolean(),
  from: day,
  to: day,
  /** Of silence: when the last voice came. */
  heardAt: moment.optional(),
})

export const alertItem = z.object({
  id,
  number: z.string(),
  watched: watchedMetric,
  /** The metric that the organisation made; null where what is watched ships. */
  made: z.object({ key: ownMetricName, name: texts }).nullable(),
  split: z.enum(splits),
  unit: z.enum(figureUnits),
  /** Whether `expected` is a goal that was set, and not what the past lets expect. */
  heldToGoal: z.boolean(),
  colour: alertColour,
  state: z.enum(states),
  /** The segments that the asker reaches, the worst first. */
  segments: z.array(segment),
  /** Those below these that have a colour, too, and tell nobody by themselves. */
  swallowed: z.array(segment),
  owner: person.nullable(),
  openedAt: moment,
  dueAt: moment,
  acknowledgedAt: moment.nullable(),
  recoveredAt: moment.nullable(),
})
export type AlertItem = z.output<typeof alertItem>

/** Open ones first, then those that rest, then closed ones; the newest first. */
export const listAlerts = read({
  path: '/api/alerts',
  access,
  input: pageInput.extend({
    state: listOf(z.enum(states)),
    colour: listOf(alertColour),
    watched: listOf(watchedMetric),
    unit: id.optional(),
    mine: z.enum(['true', 'false']).optional(),
  }),
  reply: pageOf(alertItem).extend({
    can: z.object({ configure: z.boolean() }),
    /** How many rules are live: without one nothing is watched, which is not the same as nothing being wrong. */
    liveRules: count,
    /** How many are open, by colour, for the asker. */
    open: z.object({ red: count, orange: count, yellow: count }),
  }),
  refreshOn: [...alertEvents, alertRuleSaved],
})

const explaining = z.object({
  by: z.enum(['unit', 'label', 'touchpoint', 'channel', 'kind']),
  parts: z.array(
    z.object({
      key: z.string().nullable(),
      name: texts.nullable(),
      /** Of the change, or of the distance from the goal it is held to; 1 is all of it. */
      share: z.number(),
      now: estimate,
      before: estimate,
    }),
  ),
})

export const readAlert = read({
  path: '/api/alerts/:alertId',
  access,
  input: nothing,
  reply: alertItem.extend({
    rule: z.object({
      id,
      name: z.string(),
      goal: z.number().nullable(),
      /** Held against what the goals page sets for each unit. */
      goals: z.boolean(),
      windowDays: count,
      historyDays: count,
      minimumN: count,
      /** Whether it judges the alert on: not while it is off, nor once it was removed or watches something else. */
      judges: z.enum(['on', 'off', 'changed', 'removed']),
    }),
    /** When the figures were judged last. */
    judgedAt: moment,
    /** The value day by day beside what was to be expected, of the worst segment. */
    course: z.array(
      z.object({
        day,
        value: z.number().nullable(),
        n: count,
        expected: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
      }),
    ),
    /** The metrics that a made one is made of, over its days: each beside what was to be expected of it, unless the whole is held against a goal. */
    parts: z.array(
      z.object({
        metric: metricName,
        unit: z.enum(figureUnits),
        value: z.number(),
        n: count,
        usual: z.object({ expected: z.number(), low: z.number(), high: z.number() }).nullable(),
      }),
    ),
    /** Which parts of the worst segment explain most of the change. */
    causes: z.array(explaining),
    paged: z.boolean(),
    acknowledgedBy: person.nullable(),
    snooze: z
      .object({
        until: moment,
        reason: z.enum(snoozeReasons),
        words: z.string().nullable(),
        by: person.nullable(),
      })
      .nullable(),
    closure: z
      .object({ at: moment, by: person.nullable(), outcome: z.enum(outcomes), words: z.string().nullable() })
      .nullable(),
    mergedInto: z.object({ id, number: z.string() }).nullable(),
    /** Open alerts of other rules on the same metric that may have the same cause, to whoever may merge them. */
    alike: z.array(alertItem),
    /** What went into it, as far as the asker sees it. */
    merged: z.array(z.object({ id, number: z.string(), colour: alertColour, openedAt: moment })),
    /** Marks that lie over its days. */
    marks: z.array(z.object({ id, name: z.string(), kind: z.string() })),
    /** Marks that would keep these days from being told again: offered when it was expected, to whoever may set marks and where none was set. */
    expectedDays: z.array(
      z.object({
        name: texts.nullable(),
        unitId: id.nullable(),
        segment: z.object({ split: z.enum(markSplits), key: z.string() }).nullable(),
        from: day,
        to: day,
        /** How many times the usual it was; null where that says nothing. */
        factor: z.number().nullable(),
      }),
    ),
    can: z.object({ handle: z.boolean(), acknowledge: z.boolean(), takeApart: z.boolean() }),
  }),
  refreshOn: [...alertEvents, alertMarkSaved, alertMarkRemoved],
})

const ticketShort = z.object({
  id,
  number: z.string(),
  title: z.string(),
  state: z.string(),
  open: z.boolean(),
})

/** Tickets behind an alert's figures that the asker may see, the latest first; and those that people opened from it or linked with it. */
export const ticketsOfAlert = read({
  path: '/api/alerts/:alertId/tickets',
  access,
  input: nothing,
  reply: z.object({
    items: z.array(ticketShort.extend({ version: count, assigneeId: id.nullable() })),
    more: z.boolean(),
    linked: z.array(ticketShort.extend({ opened: z.boolean() })),
    can: z.object({ link: z.boolean() }),
  }),
  refreshOn: alertEvents,
})

/** Alerts that a ticket was opened from or linked with, as far as the asker sees them; none of a ticket they do not see. */
export const alertsOfTicket = read({
  path: '/api/tickets/:ticketId/alerts',
  access,
  input: nothing,
  reply: z.object({ alerts: z.array(alertItem.extend({ opened: z.boolean() })) }),
  refreshOn: alertEvents,
})

/** People who may handle an alert: to whom it can be given. */
export const alertHandlers = read({
  path: '/api/alerts/:alertId/handlers',
  access,
  input: nothing,
  reply: z.object({ people: z.array(z.object({ id, name: z.string() })) }),
})
