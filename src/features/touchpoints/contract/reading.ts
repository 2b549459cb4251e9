import { z } from 'zod'
import { counting } from '#features/metrics/contract/counting.ts'
import { read } from '#platform/contract/endpoint.ts'
import { estimate } from '#platform/contract/estimate.ts'
import { day, id, moment } from '#platform/contract/id.ts'
import { siteSaved } from '../contract.ts'
import { caveats } from '../domain/drivers.ts'
import { type IndicatorKey, indicatorKeys } from '../domain/indicators.ts'

const dayMs = 86_400_000
/** The longest stretch that is read: two years. */
export const mostDays = 732

const indicatorKey = z.enum(indicatorKeys as [IndicatorKey, ...IndicatorKey[]])
const stretch = {
  from: day,
  to: day,
  unit: id.optional(),
  site: id.optional(),
  /** `none` where none was named. */
  touchpoint: z.union([id, z.literal('none')]).optional(),
}
const isStretch = ({ from, to }: { from: string; to: string }) => {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1
  return days >= 1 && days <= mostDays
}
const asStretch = { message: `from 1 to ${mostDays} days` }

const figure = z.object({
  indicator: indicatorKey,
  typical: estimate,
  upper: estimate.nullable(),
  rating: z.enum(['good', 'middling', 'poor']).nullable(),
  /** The same in as many days before. */
  before: estimate,
  /** Whether the two intervals lie apart; by which way is better. */
  change: z.enum(['better', 'worse', 'other', 'none']),
  /** Day by day; days without signals are left out. */
  days: z.array(z.object({ day, estimate })),
})

/** Every indicator that sent something in a stretch of time or the one before. */
export const readIndicators = read({
  path: '/api/touchpoint-indicators',
  access: 'metrics.read',
  input: z.object(stretch).refine(isStretch, asStretch),
  reply: z.object({
    asOf: moment,
    figures: z.array(figure),
    /** Touchpoints that sent something. */
    touchpoints: z.array(z.object({ id, name: z.string() })),
  }),
  refreshOn: [siteSaved],
})

/** What satisfaction may be: share of 4 and 5 among answers of 1 to 5, net promoters, satisfied in callbacks, or share of negative voices. */
export const satisfactions = ['csat', 'nps', 'callback_satisfaction', 'negative_share'] as const

/** What goes with satisfaction from day to day. */
export const readDrivers = read({
  path: '/api/touchpoint-drivers',
  access: 'metrics.read',
  input: z
    .object({ ...stretch, satisfaction: z.enum(satisfactions).default('csat') })
    .refine(isStretch, asStretch),
  reply: z.discriminatedUnion('state', [
    z.object({ state: z.literal('tooFew'), counting, days: z.number(), needed: z.number() }),
    z.object({
      state: z.literal('found'),
      counting,
      days: z.number(),
      explained: z.number().nullable(),
      drivers: z.array(
        z.object({
          indicator: indicatorKey,
          value: z.number(),
          low: z.number().nullable(),
          high: z.number().nullable(),
          standardised: z.number().nullable(),
          p: z.number().nullable(),
          inflation: z.number(),
        }),
      ),
      leftOut: z.array(indicatorKey),
      caveats: z.array(z.enum(caveats)),
    }),
  ]),
})
