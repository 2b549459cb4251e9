import { z } from 'zod'
import { read } from '#platform/contract/endpoint.ts'
import { estimate } from '#platform/contract/estimate.ts'
import { day, id, moment } from '#platform/contract/id.ts'
import { daysIn, hours } from '../domain/axes.ts'
import { cutsBy } from '../domain/cuts.ts'
import { metricUnits } from '../domain/definitions/definition.ts'
import { countedEvents } from './counted-events.ts'
import { counting } from './counting.ts'
import { goalSet } from './goals.ts'
import { metricName } from './metric-name.ts'
import { ownMetricSaved } from './own-saved.ts'
import { metricSettingsChanged } from './settings.ts'

/** The longest stretch that is cut: ten years and the days around them. */
export const mostDays = 3700

/** A figure; where it has no value although there is something to work it out from, why. */
export const workedOut = estimate.extend({
  warnings: z.array(z.enum(['dividedByZero', 'beyondNumbers'])).optional(),
})

const words = z.object({ 'zh-CN': z.string(), en: z.string() })
/** The product that a voice is about, and what its customer was known to be when it came in: their groups (`vip` and tags), and what fields say. */
export const ofVoice = {
  product: id.optional(),
  group: z.string().max(40).optional(),
  membership: z.string().max(100).optional(),
  region: z.string().max(100).optional(),
  lifecycle: z.string().max(100).optional(),
}
const row = z.object({
  /** A weekday from `1`, Monday, an hour `09:00`, a day, `2026-W48`, `2026-11`, `2026-Q4`, `2026`, a fiscal quarter or year `2026-04/P3M`, `2026-04/P1Y`, an id, a code or a word of the organisation's own; null for «not known». */
  key: z.string().nullable(),
  /** Of units, labels, people, touchpoints and campaigns; what else there is has its words elsewhere. */
  name: words.nullable(),
  /** Its n is 0 where nothing was counted, and its value null where then nothing can be said. */
  estimate: workedOut.nullable(),
  /** What the metric is held to there, in its unit. */
  goal: z.number().nullable(),
})

/**
 * One metric, in a period and a part of the organisation, whole and cut into rows. The rows are complete and in order. A unit stands for
 * itself and all below it, a label too; a row with the key of the chosen unit or label holds what is counted right there.
 * Customers may be in several groups: such rows add up to more than the whole.
 */
export const readCut = read({
  path: '/api/metrics/cut',
  access: 'metrics.read',
  input: z
    .object({
      metric: metricName,
      from: day,
      to: day,
      by: z.enum(cutsBy).default('none'),
      unit: id.optional(),
      label: id.optional(),
      channel: z.string().max(40).optional(),
      kind: z.string().max(40).optional(),
      /** Whoever handles the ticket now, or handled it last. */
      agent: id.optional(),
      touchpoint: id.optional(),
      hour: z.enum(hours).optional(),
      ...ofVoice,
      /** A unit that was moved counts where it hung then, or with all its history where it hangs now. */
      tree: z.enum(['then', 'now']).default('then'),
      /** Rows are the labels of this level (1 is the top) in place of the children of the chosen one. */
      labelLevel: z.coerce.number().int().min(1).max(6).optional(),
    })
    .refine((period) => daysIn(period) >= 1 && daysIn(period) <= mostDays, {
      message: `from 1 to ${mostDays} days`,
    }),
  reply: z.object({
    metric: metricName,
    unitOfMeasure: z.enum(metricUnits),
    direction: z.enum(['more', 'less', 'neither']),
    from: day,
    to: day,
    by: z.enum(cutsBy),
    asOf: moment,
    counting,
    total: workedOut.nullable(),
    goal: z.number().nullable(),
    rows: z.array(row),
    /** Of answers on a scale and of times (then in milliseconds from … to below …): how many stand where. */
    distribution: z
      .array(z.object({ from: z.number(), to: z.number().nullable(), n: z.number() }))
      .optional(),
  }),
  refreshOn: [...countedEvents, goalSet, metricSettingsChanged, ownMetricSaved],
})
