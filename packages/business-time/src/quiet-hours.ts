/** Hours of the day in which what can wait does: minutes after midnight (0–1439); `from` may be later than `to`, over midnight. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

/** A moment (milliseconds since 1970) as the clocks of a place show it; `timeZone` is an IANA name. */
interface Present {
  readonly now: number
  readonly timeZone: string
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * 60

/** Whether a minute of the day (0–1439) lies in quiet hours; their end does not. Hours that end where they begin are none. */
export function isQuietAt({ from, to }: QuietHours, minuteOfDay: number): boolean {
  if (from === to) return false
  return from < to ? minuteOfDay >= from && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to
}

/**
 * The end of the quiet hours that `now` lies in, to the minute; null outside of them. In a night in which the clocks change they end at the
 * hour that people see; where the clocks leap over that hour, with the leap.
 */
export function quietUntil(hours: QuietHours, { now, timeZone }: Present): number | null {
  const present = minuteOfDay(now, timeZone)
  if (!isQuietAt(hours, present)) return null
  const startOfMinute = now - (now % minute)
  const plain = startOfMinute + ((hours.to - present + day) % day) * minute
  // A night in which the clocks change is longer or shorter than its minutes of the day say.
  let end = plain + shortOf(hours.to, minuteOfDay(plain, timeZone)) * minute
  // The hour that was leapt over is shown at no moment: the first one behind it counts.
  while (shortOf(hours.to, minuteOfDay(end, timeZone)) > 0) end += minute
  return end
}

/** The next time that it is so many minutes after midnight, `now` itself included. Units as for `quietUntil`. */
export function nextTimeOfDay(minuteAfterMidnight: number, present: Present): number {
  const rest = { from: (minuteAfterMidnight + 1) % day, to: minuteAfterMidnight }
  return quietUntil(rest, present) ?? present.now
}

/** The next moment at which a full hour begins where `timeZone` is, after `now`. */
export function nextFullHour({ now, timeZone }: Present): number {
  const startOfMinute = now - (now % minute)
  return startOfMinute + hour - (minuteOfDay(now, timeZone) % 60) * minute
}

/** How many minutes a clock that shows `shown` still has to go until it shows `wanted`; negative when it is past it. */
function shortOf(wanted: number, shown: number): number {
  const rest = (wanted - shown + day) % day
  return rest > day / 2 ? rest - day : rest
}

function minuteOfDay(at: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
  const [hours, minutes] = shown.split(':').map(Number)
  return ((hours ?? 0) % 24) * 60 + (minutes ?? 0)
}
