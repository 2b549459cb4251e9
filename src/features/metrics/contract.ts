import { z } from 'zod'
import { read } from '#platform/contract/endpoint.ts'
import { estimate } from '#platform/contract/estimate.ts'
import { day, id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { countedEvents } from './contract/counted-events.ts'
import { counting } from './contract/counting.ts'
import { ofVoice } from './contract/cut.ts'
import { period as goalPeriod, goalSet } from './contract/goals.ts'
import { hours } from './domain/axes.ts'
import { figureKeys } from './domain/figures.ts'
import { listedMeasures } from './domain/measures.ts'

const comparison = z.object({
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  pValue: z.number().nullable(),
  significant: z.boolean(),
})

/** A figure of the period, the same of the period before, and what may be said about the difference. */
export const figure = z.object({
  key: z.enum(figureKeys),
  unit: z.enum(['share', 'points', 'milliseconds']),
  goal: z
    .object({
      direction: z.enum(['atLeast', 'atMost']),
      value: z.number(),
      /** Judged by the interval: unclear while it lies on both sides. */
      status: z.enum(['met', 'missed', 'unclear']),
      /** For which unit and period it was set; null for the goal that ships. */
      set: z.object({ unitId: id, period: goalPeriod, version: z.number() }).nullable(),
    })
    .nullable(),
  current: estimate,
  previous: estimate,
  comparison,
})
export type Figure = z.output<typeof figure>

/** How many voices in one slice; `key` is a day, a code or an id, null for "not known (yet)". */
const slice = z.object({ key: z.string().nullable(), n: z.number(), previous: z.number() })
const named = slice.extend({ name: z.object({ 'zh-CN': z.string(), en: z.string() }).nullable() })

const period = z.object({ from: day, to: day })

export const readOverview = read({
  path: '/api/metrics/overview',
  access: 'metrics.read',
  input: period.extend({ unitId: id.optional() }),
  reply: z.object({
    period: z.object({ current: period, previous: period }),
    voices: z.object({
      n: z.number(),
      previous: z.number(),
      /** The last day on which anybody said anything; null before the first voice. */
      latestDay: day.nullable(),
      byDay: z.array(slice),
      byKind: z.array(slice),
      byLabel: z.array(named),
      byUnit: z.array(named),
      byChannel: z.array(slice),
      byPolarity: z.array(slice),
    }),
    open: z.object({ onTime: z.number(), soon: z.number(), breached: z.number() }),
    flow: z.object({ opened: z.number(), closed: z.number(), reopened: z.number() }),
    figures: z.array(figure),
    counting,
  }),
  refreshOn: [...countedEvents, goalSet],
})

/** The single things behind a number: one row for each point counted in it. */
export const listPoints = read({
  path: '/api/metrics/points',
  access: 'metrics.read',
  input: pageInput.extend({
    measure: z.enum(listedMeasures),
    from: day.optional(),
    to: day.optional(),
    unitId: id.optional(),
    kind: z.string().max(40).optional(),
    /** With everything below it, as figures count it. */
    labelId: id.optional(),
    /** By itself, without what lies below it. */
    labelItself: id.optional(),
    channel: z.string().max(40).optional(),
    agent: id.optional(),
    touchpoint: id.optional(),
    /** The hour at which the voice was said, in the organisation's time zone. */
    hour: z.enum(hours).optional(),
    /** From 1, Monday. */
    weekday: z.coerce.number().int().min(1).max(7).optional(),
    ...ofVoice,
    /** As GET /api/metrics/cut: units as they hung then, or as they hang now. */
    tree: z.enum(['then', 'now']).default('then'),
    bucketFrom: z.coerce.number().int().optional(),
    bucketTo: z.coerce.number().int().optional(),
  }),
  reply: pageOf(
    z.object({
      subjectId: id,
      part: z.string(),
      day,
      ticketId: id.nullable(),
      feedbackId: id.nullable(),
      number: z.string().nullable(),
      title: z.string().nullable(),
      kind: z.string().nullable(),
      bucket: z.number(),
      amount: z.number().nullable(),
      at: moment.nullable(),
    }),
  ).extend({ counting }),
  refreshOn: countedEvents,
})
