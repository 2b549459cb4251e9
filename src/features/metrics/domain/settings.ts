/** What an organisation decides about how its metrics are counted. */
export interface MetricSettings {
  /** A complaint of somebody who complained less than so many days before repeats it. */
  readonly repeatDays: number
  /** The month, from 1, in which years and their quarters begin. */
  readonly yearBegins: number
}

export const shippedSettings: MetricSettings = { repeatDays: 30, yearBegins: 1 }

export const settingBounds = { repeatDays: [1, 365], yearBegins: [1, 12] } as const

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

/** How often one setting was changed, and since when it is as it is; null where it still is as it ships. `versions` are in their order. */
export function changesOf(
  versions: readonly SettingsVersion[],
  setting: keyof MetricSettings,
): Changes | null {
  const changes = versions.filter(
    (version, index) => version[setting] !== (versions[index - 1] ?? shippedSettings)[setting],
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
