import { unitPath } from '#features/staff/server/public/units.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { goalSet, setGoal } from '../contract/goals.ts'
import type { Years } from '../domain/axes.ts'
import { goalRange, isPeriodOf, sideOf } from '../domain/goals.ts'
import { addGoal, latestVersion, settingsInForce } from './goals.store.ts'
import { metricNamed } from './own-metrics.ts'

/** Why a period is none of the organisation's own. */
const notOfYears = ({ yearBegins, weeks }: Years): Refusal =>
  weeks === null
    ? new Refusal('metrics.periodNotOfYear', 'invalid', { yearBegins })
    : new Refusal('metrics.periodNotOfWeeks', 'invalid', { pattern: weeks.pattern })

export const settingGoal = command(setGoal, async ({ db, actor, now, newId, emit }, goal) => {
  const { metric, unitId, period, value } = goal
  const aimed = await metricNamed(db, metric)
  if (aimed === null) throw new Refusal('metrics.noSuchMetric', 'missing')
  if (sideOf(aimed.direction) === null) throw new Refusal('metrics.nothingToAimAt', 'invalid')
  const [low, high] = goalRange[aimed.unit]
  if (value !== null && (value < low || value > high))
    throw new Refusal('metrics.goalOutOfRange', 'invalid', { low, high })
  const { years } = await settingsInForce(db)
  if (!isPeriodOf(period, years)) throw notOfYears(years)
  const place = await unitPath(db, unitId)
  const latest = await latestVersion(db, { metric, unitId, period })
  if (value === null && latest.value === null) throw new Refusal('metrics.noSuchGoal', 'missing')
  const id = newId()
  const version = latest.version + 1
  const isSeen = goal.version === (latest.value === null ? 0 : latest.version)
  const row = { id, metric, org_unit_id: unitId, period, version, value }
  const by = { set_at: new Date(now), set_by: actor.kind === 'person' ? actor.id : null }
  if (!isSeen || !(await addGoal(db, { ...row, ...by })))
    throw new Refusal('metrics.goalChangedMeanwhile', 'conflict')
  emit(goalSet, {
    subject: id,
    unit: place.org_unit_id,
    facts: { metric, unitId, period, value, version },
  })
  return { version }
})
