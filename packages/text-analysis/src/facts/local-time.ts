/** A stretch of local time, half-open: bounds as `YYYY-MM-DDTHH:mm`. */
export type Stretch = { from: string; to: string }

/** A local time in milliseconds as if its zone were UTC: days have 24 hours here, since customers count days and not hours. */
export type Local = number

const minute = 60_000
/** Units of relative times, in milliseconds. */
export const units = { minute, hour: 60 * minute, day: 1440 * minute, week: 7 * 1440 * minute } as const

const localOf = (written: string): Local =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(written) ? Date.parse(`${written.slice(0, 16)}:00Z`) : Number.NaN

/** Whether something is a local time as `YYYY-MM-DDTHH:mm`; what follows the minutes is passed over. */
export const isLocalTime = (written: unknown): written is string =>
  typeof written === 'string' && !Number.isNaN(localOf(written))

/** Reads `YYYY-MM-DDTHH:mm`. @throws RangeError when it is no such time */
export function readLocal(written: string): Local {
  const time = localOf(written)
  if (Number.isNaN(time)) throw new RangeError(`«${written}» is no local time as YYYY-MM-DDTHH:mm`)
  return time
}

/** The same as text. */
export const writeLocal = (time: Local): string => new Date(time).toISOString().slice(0, 16)

/** Midnight at which a day begins. */
export const dayOf = (time: Local): Local => Math.floor(time / units.day) * units.day

/** The Monday of a week, at midnight. */
export const mondayOf = (time: Local): Local =>
  dayOf(time) - ((new Date(time).getUTCDay() + 6) % 7) * units.day

/** Year and month (0–11) of a time. */
export function monthOf(time: Local): { year: number; month: number } {
  const date = new Date(time)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() }
}

/** The first of a month at midnight; months beyond 0–11 lie in other years. */
export const firstOf = (year: number, month: number): Local => Date.UTC(year, month, 1)

/** A day by its date, months beyond 0–11 in other years; null when there is none, as the 30th of February. */
export function dateOf(year: number, month: number, day: number): Local | null {
  const time = Date.UTC(year, month, day)
  return new Date(time).getUTCDate() === day && time < firstOf(year, month + 1) ? time : null
}

/** A day that each year has: the last one, unless the next lies within two months. */
export function latestOf(at: Local, inYear: (year: number) => Local | null): Local | null {
  const { year } = monthOf(at)
  const candidates = [year + 1, year, year - 1].map(inYear)
  return candidates.find((time) => time !== null && time <= at + 61 * units.day) ?? null
}

/** A day and month without a year. */
export const nearestDate = (at: Local, month: number, day: number): Local | null =>
  latestOf(at, (year) => dateOf(year, month, day))

/** A stretch from its bounds. */
export const stretch = (from: Local, to: Local): Stretch => ({ from: writeLocal(from), to: writeLocal(to) })
