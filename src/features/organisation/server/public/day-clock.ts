import type { DayClock } from '@huixiang/business-time/day-clock.ts'
import { type RawBuilder, sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { theOrganisation } from './profile.ts'

/** The clock by which the days of figures are told. */
export async function dayClock(read: ReadHandle): Promise<DayClock> {
  const organisation = await theOrganisation(read)
  return { timeZone: organisation?.time_zone ?? 'UTC', dayBegins: organisation?.day_begins ?? 0 }
}

/** The day of a moment in SQL, as `daysBy` tells it. */
export const dayOfMoment = (moment: RawBuilder<unknown>, { timeZone, dayBegins }: DayClock) =>
  sql<string>`(${moment} at time zone ${timeZone} - make_interval(mins => ${dayBegins}::int))::date`
