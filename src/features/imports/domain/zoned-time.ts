const dayMs = 86_400_000

/** Turns wall-clock time (as if it were UTC, in milliseconds) into a moment. */
export type ToMoment = (wall: number) => number

function offsetReader(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
  }
}

/**
 * Wall clocks of a time zone. In a repeated hour the earlier moment is meant; in a skipped hour the clock had already been put forward.
 */
export function wallClockOf(timeZone: string): ToMoment {
  const offsetAt = offsetReader(timeZone)
  // Days on which the offset stands still, nearly all of them: asking the calendar for every row would take most of the time.
  const steady = new Map<number, number | null>()
  const offsetOfDay = (day: number): number | null => {
    const known = steady.get(day)
    if (known !== undefined) return known
    const [before, after] = [offsetAt((day - 1) * dayMs), offsetAt((day + 2) * dayMs)]
    const offset = before === after ? before : null
    steady.set(day, offset)
    return offset
  }
  return (wall) => {
    const offset = offsetOfDay(Math.floor(wall / dayMs))
    if (offset !== null) return wall - offset
    const before = wall - offsetAt(wall - dayMs)
    return offsetAt(before) === offsetAt(wall - dayMs) ? before : wall - offsetAt(wall + dayMs)
  }
}
