import { z } from 'zod'
import { nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { settingBounds } from '../domain/settings.ts'
import { weekPatterns } from '../domain/week-years.ts'

const within = ([low, high]: readonly [number, number]) => z.number().int().min(low).max(high)
/** Years of 52 or 53 whole weeks, Monday 1; they end on the last day of a week nearest to the end of the month before, or the last in it. */
export const weekYears = z.object({
  pattern: z.enum(weekPatterns),
  weekBegins: within(settingBounds.weekBegins),
  ends: z.enum(['nearest', 'last']),
})
const settings = {
  repeatDays: within(settingBounds.repeatDays),
  yearBegins: within(settingBounds.yearBegins),
}
const version = z.number().int().min(0)

export const metricSettingsChanged = event('metrics.settings_changed', {
  subject: 'metric-settings',
  readWith: 'metrics.read',
  /** `weeks` is null where years are made of months. */
  facts: z.object({ ...settings, weeks: weekYears.nullable().optional(), version }),
})

/** How metrics are counted where the organisation decides. Version 0 is what ships. */
export const readMetricSettings = read({
  path: '/api/metrics/settings',
  access: 'metrics.read',
  input: nothing,
  reply: z.object({
    ...settings,
    weeks: weekYears.nullable(),
    version,
    can: z.object({ change: z.boolean() }),
  }),
  refreshOn: [metricSettingsChanged],
})

/** Changes them; `version` is the one that was seen; `weeks` left out stays as it is. What is counted is told anew at once, the past as well. */
export const changeMetricSettings = write({
  method: 'PUT',
  path: '/api/metrics/settings',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({ ...settings, weeks: weekYears.nullable().optional(), version }),
  reply: z.object({ version }),
})
