import type { ReadHandle } from '#platform/server/database/handles.ts'
import { openHandling } from '../beginnings.query.ts'
import { standingModel } from '../completion-models.query.ts'
import { forecast } from '../estimating.ts'
import { readSurroundings } from '../knowing.ts'

/** A customer is told a time that four in five keep: to be early disappoints nobody. */
const keptBy = 0.8

/**
 * By when a ticket is solved as a rule, to be told to its customer: only where that is before what was promised, and never again once it is
 * past. Null otherwise, and until enough was learnt.
 */
export async function usualCompletion(read: ReadHandle, ticketId: string, now: number): Promise<Date | null> {
  const standing = await standingModel(read)
  const handling = standing === null ? undefined : await openHandling(read, ticketId)
  if (standing === null || handling === undefined || !handling.runs) return null
  const usual = forecast(standing.model, handling, {
    surroundings: await readSurroundings(read),
    now,
  })?.overBy(keptBy)
  if (usual === undefined || usual.getTime() <= now) return null
  return handling.dueAt === null || usual < handling.dueAt ? usual : null
}
