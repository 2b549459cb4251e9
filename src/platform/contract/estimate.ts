import { z } from 'zod'

/** A metric value is never a bare number: it carries n, an interval and the method that made it. */
export const estimate = z.object({
  value: z.number().nullable(),
  n: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  confidence: z.number(),
  method: z.string(),
})
/** The shape of `estimate`. */
export type Estimate = z.output<typeof estimate>

/** Whether a figure was counted through, as cx-stats names it, so that nothing need be said of how sure it is. */
export const isCensus = ({ method }: Pick<Estimate, 'method'>): boolean => method === 'count/census'
