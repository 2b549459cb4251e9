/** How often a dashboard is sent. */
export const rhythms = ['daily', 'weekly', 'monthly'] as const
export type Rhythm = (typeof rhythms)[number]

/** When a dashboard is sent, on the clock of the organisation. */
export interface SendingTime {
  readonly rhythm: Rhythm
  /** 0 to 23. */
  readonly hour: number
}

/** The local day and hour of a moment; the hour is 24 or more where the day outlasts midnight. */
export interface LocalHour {
  /** 2026-05-31 */
  readonly day: string
  readonly hour: number
}

/** Monday is 1. */
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

const isDue = (day: string, rhythm: Rhythm): boolean =>
  rhythm === 'daily' || (rhythm === 'weekly' ? weekday(day) === 1 : day.endsWith('-01'))

/** The next local day on which something is sent: every day, each Monday, each first of a month; today while its hour is still ahead. */
export function nextDay({ rhythm, hour }: SendingTime, now: LocalHour): string {
  let day = now.hour < hour ? now.day : plus(now.day, 1)
  while (!isDue(day, rhythm)) day = plus(day, 1)
  return day
}

/** The whole days that a mail tells of: yesterday, the seven days before, the month before. */
export function daysTold(rhythm: Rhythm, day: string): { from: string; to: string } {
  const to = plus(day, -1)
  if (rhythm === 'daily') return { from: to, to }
  return { from: rhythm === 'weekly' ? plus(day, -7) : `${to.slice(0, 8)}01`, to }
}
