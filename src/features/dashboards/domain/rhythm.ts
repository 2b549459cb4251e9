import { type WeekYearRule, weekStretchOf } from '@huixiang/business-time/week-years.ts'
import { type Days, daysOfStretch, plusDays } from './periods.ts'

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

/** The day, week or month that a day lies in; where years are made of weeks, the week and the period of that year. */
function stretchWith(day: string, rhythm: Rhythm, rule: WeekYearRule | null): Days {
  if (rhythm === 'daily') return { from: day, to: day }
  if (rule !== null) return weekStretchOf(rhythm === 'weekly' ? 'week' : 'period', day, rule)
  if (rhythm === 'monthly') return daysOfStretch(day.slice(0, 7)) as Days
  const from = plusDays(day, 1 - weekday(day))
  return { from, to: plusDays(from, 6) }
}

/** The next local day on which something is sent: every day, or each first of a week or a month; today while its hour is still ahead. */
export function nextDay({ rhythm, hour }: SendingTime, now: LocalHour, rule: WeekYearRule | null): string {
  const first = now.hour < hour ? now.day : plusDays(now.day, 1)
  const { from, to } = stretchWith(first, rhythm, rule)
  return from === first ? first : plusDays(to, 1)
}

/** The days that a mail tells of: the last day, week or month that is over. */
export function daysTold(rhythm: Rhythm, day: string, rule: WeekYearRule | null): Days {
  const { from, to } = stretchWith(plusDays(stretchWith(day, rhythm, rule).from, -1), rhythm, rule)
  return { from, to }
}
