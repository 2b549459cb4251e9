import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { changeMetricSettings, metricSettingsChanged } from '../contract/settings.ts'
import { addSettings, settingsInForce } from './goals.store.ts'

export const changingSettings = command(changeMetricSettings, async (context, wished) => {
  const { db, actor, now, newId, emit } = context
  const { repeatDays, yearBegins } = wished
  const version = wished.version + 1
  const inForce = await settingsInForce(db)
  const isSeen = inForce.version === wished.version
  const weeks = wished.weeks === undefined ? inForce.years.weeks : wished.weeks
  const row = {
    ...{ version, repeat_days: repeatDays, year_begins: yearBegins, set_at: new Date(now) },
    ...{ week_pattern: weeks?.pattern ?? null, week_begins: weeks?.weekBegins ?? null },
    year_ends: weeks?.ends ?? null,
  }
  const by = { set_by: actor.kind === 'person' ? actor.id : null }
  if (!isSeen || !(await addSettings(db, { ...row, ...by })))
    throw new Refusal('metrics.settingsChangedMeanwhile', 'conflict')
  emit(metricSettingsChanged, { subject: newId(), facts: { repeatDays, yearBegins, weeks, version } })
  return { version }
})
