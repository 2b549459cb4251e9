import { z } from 'zod'
import { nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { settingBounds } from '../domain/settings.ts'

const within = ([low, high]: readonly [number, number]) => z.number().int().min(low).max(high)
const settings = {
  repeatDays: within(settingBounds.repeatDays),
  yearBegins: within(settingBounds.yearBegins),
}
const version = z.number().int().min(0)

export const metricSettingsChanged = event('metrics.settings_changed', {
  subject: 'metric-settings',
  readWith: 'metrics.read',
  facts: z.object({ ...settings, version }),
})

/** How metrics are counted where the organisation decides. Version 0 is what ships. */
export const readMetricSettings = read({
  path: '/api/metrics/settings',
  access: 'metrics.read',
  input: nothing,
  reply: z.object({ ...settings, version, can: z.object({ change: z.boolean() }) }),
  refreshOn: [metricSettingsChanged],
})

/** Changes them; `version` is the one that was seen. What is counted is told anew at once, the past as well. */
export const changeMetricSettings = write({
  method: 'PUT',
  path: '/api/metrics/settings',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({ ...settings, version }),
  reply: z.object({ version }),
})
