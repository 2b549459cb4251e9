/** Hours of the night in which what can wait does: minutes of the day, `from` may be later than `to`. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

const minute = 60_000
const day = 24 * 60

/** The end of the quiet hours that `now` lies in, to the minute; null outside of them. */
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

function minuteOfDay(at: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
  const [hours, minutes] = shown.split(':').map(Number)
  return ((hours ?? 0) % 24) * 60 + (minutes ?? 0)
}
