import type { EventRecord } from '#platform/contract/event.ts'
import { answerCounts } from './counting/answers.ts'
import { clockCounts } from './counting/clocks.ts'
import type { Counting } from './counting/points.ts'
import { ticketCounts } from './counting/tickets.ts'
import { voiceCounts } from './counting/voices.ts'

const counts = new Map(
  [...voiceCounts, ...ticketCounts, ...clockCounts, ...answerCounts].map(([definition, deed]) => [
    definition.type,
    deed,
  ]),
)

/** Lets one event change the points in the book. */
export function count(counting: Counting, event: EventRecord): void {
  counts.get(event.type)?.(counting, event as never)
}
