import { offsetStretches } from '@huixiang/business-time/time-zone.ts'

/** How an attempt to reach the customer ended. */
export const results = ['reached', 'no_answer', 'busy', 'refused', 'wrong_number'] as const
export type Result = (typeof results)[number]

/** Hours of the day in which a customer is called: minutes from midnight, the end not included. */
export interface Hours {
  readonly from: number
  readonly to: number
}

/** When customers are called who wished nothing else. */
export const usualHours: Hours = { from: 9 * 60, to: 20 * 60 }
/** Nobody is called outside these, whatever was agreed. */
export const decentHours: Hours = { from: 8 * 60, to: 21 * 60 }

const minute = 60_000 // ms
const day = 24 * 60 * minute

/** How long to wait before the next attempt, in milliseconds. Who refused is left alone for a day. */
const pauses: Record<Result, number> = {
  reached: 3 * 60 * minute,
  no_answer: 3 * 60 * minute,
  busy: 30 * minute,
  refused: day,
  wrong_number: 60 * minute,
}

const offsetAt = (timeZone: string, at: number) => offsetStretches(timeZone, at, at + 1)[0]?.offsetMs ?? 0

/** Minutes since midnight in a time zone. */
export function minuteOfDay(at: number, timeZone: string): number {
  const local = at + offsetAt(timeZone, at)
  return Math.floor((((local % day) + day) % day) / minute)
}

/** The first moment from `at` on that lies in the hours of its day. */
export function intoHours(at: number, { from, to }: Hours, timeZone: string): number {
  const now = minuteOfDay(at, timeZone)
  if (now >= from && now < to) return at
  const midnight = Math.floor((at + offsetAt(timeZone, at)) / day) * day + (now < from ? 0 : day)
  const local = midnight + from * minute
  // The clock may have been changed that night.
  return local - offsetAt(timeZone, local - offsetAt(timeZone, at))
}

/** When to try again after an attempt, in milliseconds. */
export function nextAttemptAt(
  { result, at }: { result: Result; at: number },
  hours: Hours,
  timeZone: string,
): number {
  return intoHours(at + pauses[result], hours, timeZone)
}

/** Attempts this close together, in milliseconds, are one. */
export const apartMs = 30 * minute

/** How often somebody was really asked: attempts within half an hour are one. `attempts`: when each was made, in milliseconds. */
export function timesAsked(attempts: readonly number[]): number {
  let [times, last] = [0, Number.NEGATIVE_INFINITY]
  for (const at of attempts.toSorted((one, other) => one - other)) {
    if (at - last < apartMs) continue
    times += 1
    last = at
  }
  return times
}
