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

/** Why some whom a survey follows are never asked in time: the organisation's days of rest, or a night that is longer than the limit leaves; null where everybody can be. */
export function keptFromAsking(
  { delayHours, latestHours }: Pick<Plan, 'delayHours' | 'latestHours'>,
  rule: Pick<Peace, 'quietFrom' | 'quietUntil'> & { readonly workingDaysOnly: boolean },
): 'days' | 'night' | null {
  // Holidays in a row last longer than any limit.
  if (rule.workingDaysOnly) return 'days'
  const night = (rule.quietUntil - rule.quietFrom + 1440) % 1440
  return delayHours * 60 + night > latestHours * 60 ? 'night' : null
}

/** Within so many hours of a transaction or closing a score such as NPS is asked for. */
export const askedWithinHours = 24
