import { feedbackReceived } from '#features/intake/contract.ts'
import { ofColleagues } from '#features/intake/domain/voice.ts'
import { projection } from '#platform/server/followers.ts'
import { addHeard, emptyHeard, type HeardHour } from './heard.store.ts'

const hourMs = 3_600_000

/** Counts what was heard of each channel and unit hour by hour: when it came, and of history when it occurred. */
export const heardHours = projection({
  name: 'alerts.heard-hours',
  version: 1,
  on: [feedbackReceived],
  batch: 2000,
  async project({ db }, events) {
    const found = new Map<string, HeardHour>()
    for (const { at: came, facts } of events) {
      const { channel, orgUnitId, mode, occurredAt } = facts
      if (channel === ofColleagues) continue
      const at = mode === 'history' ? Date.parse(occurredAt) : came
      const hour = Math.floor(at / hourMs)
      const key = `${channel} ${orgUnitId ?? ''} ${hour}`
      const { n = 0, at: latest = at } = found.get(key) ?? {}
      found.set(key, { channel, orgUnitId, hour, n: n + 1, at: Math.max(at, latest) })
    }
    await addHeard(
      db,
      [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
    )
  },
  empty: ({ db }) => emptyHeard(db),
})
