import { drawnFromStream } from './sampling.ts'
import { type Peace, sendableAt } from './sending-times.ts'
import type { Plan } from './sendings.ts'

const hourMs = 3_600_000

/** Whether what a survey follows is drawn: a share of it, the same whenever it is asked. */
export const drawnFor = ({ sampling, seed }: Plan, key: string): boolean =>
  drawnFromStream(`${seed}:${key}`, sampling.method === 'share' ? sampling.percent : 100)

/** From when until when people are asked about what was over at `at` (milliseconds since 1970); held back where peace leaves no moment. */
export function askedFrom(at: number, { delayHours, latestHours }: Plan, peace: Peace) {
  const due = sendableAt(at + delayHours * hourMs, peace)
  const until = at + latestHours * hourMs
  return {
    ...{ due_at: new Date(due), until: new Date(until) },
    ...(due > until
      ? { state: 'held' as const, reason: 'tooLate' as const }
      : { state: 'waiting' as const, reason: null }),
  }
}
