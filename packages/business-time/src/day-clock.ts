import { DAY_MS, dateOf } from './local-date.ts'

/** How days are told: by the clock of a time zone (an IANA name), and so many minutes after midnight (0–719). */
export interface DayClock {
  readonly timeZone: string
  readonly dayBegins: number
}

/**
 * Gives the day (`YYYY-MM-DD`) of moments (milliseconds since 1970). A day begins when its clock shows `dayBegins`: what is earlier belongs to
 * the day before. What the clock shows decides, so that a day lasts 23 or 25 hours where clocks change in it. Throws a RangeError for a
 * time zone that nobody knows.
 */
export function daysBy({ timeZone, dayBegins }: DayClock): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  })
  // The Swedish locale writes times as ISO 8601 does, but for the T.
  const wall = (at: number) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`)
  return (at) => dateOf(Math.floor((wall(at) - dayBegins * 60_000) / DAY_MS))
}
