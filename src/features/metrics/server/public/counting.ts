import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Anew, countedAnew } from '#platform/server/events/anew.ts'
import { overviewProjection } from '../overview.projection.ts'

/** How far the counting has come where everything is counted again; null while figures are whole. */
export const figuresCountedAnew = (read: ReadHandle): Promise<Anew | null> =>
  countedAnew(read, overviewProjection.name)

/** Keeps figures of a part of the past out of what is taken away and cannot be corrected afterwards. */
export async function refuseWhileCountedAnew(read: ReadHandle): Promise<void> {
  const counting = await figuresCountedAnew(read)
  if (counting !== null) throw new Refusal('metrics.countedAnew', 'conflict', { ...counting })
}
