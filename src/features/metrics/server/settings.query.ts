import { daysBy } from '@huixiang/business-time/day-clock.ts'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readMetricSettings } from '../contract/settings.ts'
import {
  type Changes,
  type MetricSettings,
  type SettingsVersion,
  shippedSettings,
  yearsIn,
} from '../domain/settings.ts'
import type { MetricsTables } from './metrics.tables.ts'

/** Every version of the settings, the first one first. */
export async function settingsVersions(read: ReadHandle): Promise<readonly SettingsVersion[]> {
  const rows = await read
    .tables<MetricsTables>()
    .selectFrom('metric_settings')
    .selectAll()
    .orderBy('version')
    .execute()
  const dayOf = daysBy(await dayClock(read))
  return rows.map((row) => ({
    version: row.version,
    repeatDays: row.repeat_days,
    ...yearsIn(row),
    since: dayOf(row.set_at.getTime()),
  }))
}

/** How often the clock of days was another since they are counted. */
export async function clockChanges(read: ReadHandle): Promise<Changes | null> {
  const rows = await read
    .tables<MetricsTables>()
    .selectFrom('metric_zones')
    .selectAll()
    .orderBy('version')
    .execute()
  const last = rows.at(-1)
  if (last === undefined || rows.length === 1) return null
  const dayOf = daysBy({ timeZone: last.time_zone, dayBegins: last.day_begins })
  return { times: rows.length - 1, since: dayOf(last.since.getTime()) }
}

/** What is in force. */
export async function metricSettings(
  read: ReadHandle,
): Promise<MetricSettings & { readonly version: number }> {
  const { version, repeatDays, yearBegins, weeks } = (await settingsVersions(read)).at(-1) ?? {
    version: 0,
    ...shippedSettings,
  }
  return { version, repeatDays, yearBegins, weeks }
}

export const settings = query(readMetricSettings, async ({ read, actor }) => ({
  ...(await metricSettings(read)),
  can: { change: mayEverywhere(actor, 'organisation.configure') },
}))
