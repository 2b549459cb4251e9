import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { changeMetricSettings, metricSettingsChanged } from '../contract/settings.ts'
import { addSettings, settingsInForce } from './goals.store.ts'

export const changingSettings = command(changeMetricSettings, async (context, wished) => {
  const { db, actor, now, newId, emit } = context
  const { repeatDays, yearBegins } = wished
  const version = wished.version + 1
  const isSeen = (await settingsInForce(db)).version === wished.version
  const row = { version, repeat_days: repeatDays, year_begins: yearBegins, set_at: new Date(now) }
  const by = { set_by: actor.kind === 'person' ? actor.id : null }
  if (!isSeen || !(await addSettings(db, { ...row, ...by })))
    throw new Refusal('metrics.settingsChangedMeanwhile', 'conflict')
  emit(metricSettingsChanged, { subject: newId(), facts: { repeatDays, yearBegins, version } })
  return { version }
})
