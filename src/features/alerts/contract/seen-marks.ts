import { z } from 'zod'
import { day, id } from '#platform/contract/id.ts'
import { markKinds, markSplits } from '../domain/codes.ts'

/** Days that are not usual, as whoever looks at figures of them sees them. */
export const seenMark = z.object({
  ...{ id, name: z.string(), kind: z.enum(markKinds), from: day, to: day },
  /** The unit, and the segment of one dimension, that they are marked for alone; null for everything. */
  ...{ unitId: id.nullable(), unitName: z.string().nullable() },
  ...{ split: z.enum(markSplits).nullable(), segment: z.string().nullable() },
  /** Of what has a name of its own. */
  segmentName: z.object({ 'zh-CN': z.string(), en: z.string() }).nullable(),
})
