import { z } from 'zod'
import { listOf } from '#platform/contract/endpoint.ts'

/** Figures of a survey are for whoever may read it whole. */
export const reach = 'all'
export const words = z.object({ zh: z.string(), en: z.string() })
export const version = z.coerce.number().int().positive().optional()
export const day = z.iso.date().optional()

/** Whether doubtful answers are counted as well. Without it they are left out. */
export const withDoubtful = z
  .enum(['true', 'false'])
  .default('false')
  .transform((given) => given === 'true')

/** Which answers are looked at: a version, days, and `facet=category`, several of one facet meaning any of them. */
export const choice = { version, from: day, to: day, f: listOf(z.string().max(160)), doubtful: withDoubtful }
