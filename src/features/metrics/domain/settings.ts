import { calendarYears, type Years } from './axes.ts'

/** What an organisation decides about how its metrics are counted. */
export interface MetricSettings extends Years {
  /** A complaint of somebody who complained less than so many days before repeats it. */
  readonly repeatDays: number
}

export const shippedSettings: MetricSettings = { repeatDays: 30, ...calendarYears }

export const settingBounds = { repeatDays: [1, 365], yearBegins: [1, 12], weekBegins: [1, 7] } as const

type Weeks = NonNullable<Years['weeks']>

/** The years that a version of the settings tells of, as it is kept. */
export const yearsIn = (kept: {
  readonly year_begins: number
  readonly week_pattern: Weeks['pattern'] | null
  readonly week_begins: number | null
  readonly year_ends: Weeks['ends'] | null
}): Years => ({
  yearBegins: kept.year_begins,
  weeks:
    kept.week_pattern === null || kept.week_begins === null || kept.year_ends === null
      ? null
      : { pattern: kept.week_pattern, weekBegins: kept.week_begins, ends: kept.year_ends },
})

/** One change of the settings. */
export interface SettingsVersion extends MetricSettings {
  readonly version: number
  /** The day it came into force. */
  readonly since: string
}

/** How often something that metrics are counted with was changed, and since when it is as it is. */
export interface Changes {
  readonly times: number
  readonly since: string
}

/** How often what is `told` of the settings was changed, and since when it is as it is; null where it still is as it ships. `versions` are in their order. */
export function changesOf(
  versions: readonly SettingsVersion[],
  told: (settings: MetricSettings) => unknown,
): Changes | null {
  const of = (settings: MetricSettings): string => JSON.stringify(told(settings))
  const changes = versions.filter(
    (version, index) => of(version) !== of(versions[index - 1] ?? shippedSettings),
  )
  const last = changes.at(-1)
  return last === undefined ? null : { times: changes.length, since: last.since }
}

/** The version of a definition, and the day it came into force, counted with every change of what is part of it. */
export function versionWith(
  { version, since }: { readonly version: number; readonly since: string },
  changes: readonly (Changes | null)[],
): { version: number; since: string } {
  const made = changes.flatMap((one) => one ?? [])
  return {
    version: made.reduce((sum, { times }) => sum + times, version),
    since: made.reduce((latest, one) => (one.since > latest ? one.since : latest), since),
  }
}
