import { z } from 'zod'
import { ofVoice } from '#features/metrics/contract/cut.ts'
import { metricName } from '#features/metrics/contract/metric-name.ts'
import { id } from '#platform/contract/id.ts'
import { columns, comparisons, cuttings, mostRows, mostWidgets, pictures } from '../domain/board.ts'
import { readyKeys } from '../domain/ready.ts'
import { flawsIn } from '../domain/sense.ts'

const whole = z.number().int()
const code = z.string().regex(/^[a-z0-9_-]{1,40}$/i)
export const metricKey = z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/)
const knownMetric = metricKey.refine((key) => metricName.safeParse(key).success, { message: 'no metric' })

const place = z
  .object({
    x: whole.min(0).max(columns - 1),
    y: whole.min(0).max(mostRows),
    w: whole.min(1).max(columns),
    h: whole.min(1).max(20),
  })
  .refine(({ x, w }) => x + w <= columns, { path: ['w'] })

/** What is drawn where, and of what. Refuses what does not go together, by the field that it lies in. */
export const widget = z
  .strictObject({
    id: code,
    title: z.string().trim().min(1).max(80).nullable(),
    metrics: z.array(knownMetric).min(1).max(6),
    picture: z.enum(pictures),
    by: z.enum(cuttings),
    comparison: z.enum(comparisons).nullable(),
    filters: z.strictObject({
      kind: code.optional(),
      channel: code.optional(),
      labelId: id.optional(),
      ...ofVoice,
    }),
    markId: id.nullable(),
    place,
  })
  .superRefine((value, context) => {
    for (const flaw of flawsIn(value))
      context.addIssue({ code: 'custom', path: [flaw], message: `does not go with a ${value.picture}` })
  })

/** Everything on a dashboard. */
export const layout = z
  .array(widget)
  .max(mostWidgets)
  .refine((widgets) => new Set(widgets.map((one) => one.id)).size === widgets.length, {
    message: 'two widgets have one id',
  })

/** What a new dashboard can begin as. */
export const copyable = z.union([z.enum(readyKeys), id])
