import type { ReadHandle } from '#platform/server/database/handles.ts'
import { levels } from '../../domain/model.ts'
import { openHandling } from '../beginnings.query.ts'
import { standingModel } from '../completion-models.query.ts'
import { forecast } from '../estimating.ts'
import { readSurroundings } from '../knowing.ts'

/** Something is told to a customer where four in five keep what was promised: to be early disappoints nobody. */
const keptBy = 0.8
const quarterMs = 15 * 60_000

/** Between when matters like this one are solved as a rule: eight in ten of them, or as many of those as come in time. */
export interface UsualTime {
  readonly from: Date
  readonly by: Date
}

/**
 * When a ticket is solved as a rule, to be told to its customer to the quarter of an hour: only where that is before what was promised, and
 * never later than it. Null otherwise, and until enough was learnt.
 */
export async function usualCompletion(
  read: ReadHandle,
  ticketId: string,
  now: number,
): Promise<UsualTime | null> {
  const standing = await standingModel(read)
  const handling = standing === null ? undefined : await openHandling(read, ticketId)
  if (standing === null || handling === undefined || !handling.runs) return null
  const seen = forecast(standing.model, handling, { surroundings: await readSurroundings(read), now })
  const dueAt = handling.dueAt?.getTime() ?? Number.POSITIVE_INFINITY
  if (seen === null || seen.overBy(keptBy).getTime() >= dueAt) return null
  const [first, last] = [levels[0], levels[levels.length - 1] as number].map((share) =>
    seen.overBy(share).getTime(),
  ) as [number, number]
  return {
    from: new Date(Math.floor(first / quarterMs) * quarterMs),
    by: new Date(Math.min(Math.ceil(last / quarterMs) * quarterMs, dueAt)),
  }
}
