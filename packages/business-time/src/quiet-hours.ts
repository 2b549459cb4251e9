/** Hours of the day in which what can wait does: minutes after midnight (0–1439); `from` may be later than `to`, over midnight. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

const minute = 60_000
const day = 24 * 60

/**
 * The end of the quiet hours that `now` lies in, to the minute; null outside of them. Times are milliseconds since 1970, `timeZone` is an IANA
 * name; in a night in which the clocks change they end at the hour that people see.
 */
export function quietUntil(
  { from, to }: QuietHours,
  { now, timeZone }: { now: number; timeZone: string },
): number | null {
  if (from === to) return null
  const present = minuteOfDay(now, timeZone)
  const inside = from < to ? present >= from && present < to : present >= from || present < to
  if (!inside) return null
  const startOfMinute = now - (now % minute)
  const end = startOfMinute + ((to - present + day) % day) * minute
  // A night in which the clocks change is an hour longer or shorter than its minutes of the day say.
  const shift = (to - minuteOfDay(end, timeZone) + day) % day
  return end + (shift > day / 2 ? shift - day : shift) * minute
}

/** The next time that it is so many minutes after midnight, `now` itself included. Units as for `quietUntil`. */
export function nextTimeOfDay(
  minuteAfterMidnight: number,
  present: { now: number; timeZone: string },
): number {
  const rest = { from: (minuteAfterMidnight + 1) % day, to: minuteAfterMidnight }
  return quietUntil(rest, present) ?? present.now
}

function minuteOfDay(at: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
  const [hours, minutes] = shown.split(':').map(Number)
  return ((hours ?? 0) % 24) * 60 + (minutes ?? 0)
}
