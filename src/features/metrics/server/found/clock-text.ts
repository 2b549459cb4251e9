import type { DayClock } from '@huixiang/business-time/day-clock.ts'

/** What follows `at time zone` in SQL text so that the date of it is a clock's day: a zone binds closer than the minus behind it. */
export const clockText = ({ timeZone, dayBegins }: DayClock): string =>
  `'${timeZone.replaceAll("'", "''")}' - interval '${dayBegins} minutes'`
