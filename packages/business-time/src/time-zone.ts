import { Temporal } from 'temporal-polyfill'

/** A stretch of real time `[fromMs, toMs)` during which local time is UTC plus `offsetMs`. */
export interface OffsetStretch {
  readonly fromMs: number
  readonly toMs: number
  readonly offsetMs: number
}

/** Whether the runtime's time-zone data knows `timeZone`. */
export function isTimeZone(timeZone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)
    return true
  } catch {
    return false
  }
}

/** The stretches of constant UTC offset that make up `[fromMs, toMs)`, in order. Source: IANA time-zone data. */
export function offsetStretches(timeZone: string, fromMs: number, toMs: number): OffsetStretch[] {
  const stretches: OffsetStretch[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone)
  let stretchFrom = fromMs
  while (stretchFrom < toMs) {
    const offsetMs = at.offsetNanoseconds / 1_000_000
    const next = at.getTimeZoneTransition('next')
    const stretchTo = next ? Math.min(next.epochMilliseconds, toMs) : toMs
    stretches.push({ fromMs: stretchFrom, toMs: stretchTo, offsetMs })
    if (!next) break
    at = next
    stretchFrom = stretchTo
  }
  return stretches
}
