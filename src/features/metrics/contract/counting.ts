import { z } from 'zod'

/**
 * While everything is counted again (another time zone, a metric counted otherwise), figures are of a part of the past alone: so many entries
 * of the log are read, of so many. Null while figures are whole.
 */
export const counting = z.object({ done: z.number().int(), of: z.number().int() }).nullable()
export type Counting = z.output<typeof counting>
