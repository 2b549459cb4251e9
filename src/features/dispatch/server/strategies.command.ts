import { unitPath } from '#features/staff/server/public/units.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import {
  profileSaved,
  removeStrategy,
  setProfile,
  setStrategy,
  strategyRemoved,
  strategySaved,
} from '../contract/strategies.ts'
import { defaultStrategy, type Strategy } from '../domain/strategy.ts'
import { deleteStrategy, saveProfile, saveStrategy } from './decisions.store.ts'
import { ownStrategies } from './strategies.ts'
import { workingMember } from './taking-work.ts'

function changedFields(before: Strategy, after: Strategy): string[] {
  const was: Record<string, unknown> = { ...before }
  return Object.entries(after)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field]))
    .map(([field]) => field)
}

export const settingStrategy = command(setStrategy, async ({ db, emit }, { unitId, ...strategy }) => {
  await unitPath(db, unitId)
  if (strategy.overflowUnitId === unitId) throw new Refusal('dispatch.overflowsIntoItself', 'invalid')
  if (strategy.overflowUnitId !== null) await unitPath(db, strategy.overflowUnitId)
  const before = (await ownStrategies(db)).get(unitId) ?? defaultStrategy
  await saveStrategy(db, {
    unit_id: unitId,
    share_by: strategy.shareBy,
    sticky: strategy.sticky,
    by_tier: strategy.byTier,
    vip_to_senior: strategy.vipToSenior,
    green_extra: strategy.greenExtra,
    sizes: strategy.sizes,
    urgent_extra: strategy.urgentExtra,
    overflow_unit_id: strategy.overflowUnitId,
    accept_minutes: strategy.acceptMinutes,
    accept_rounds: strategy.acceptRounds,
    away_minutes: strategy.awayMinutes,
    daily_quota: strategy.dailyQuota,
  })
  emit(strategySaved, { subject: unitId, facts: { unitId, fields: changedFields(before, strategy) } })
  return strategy
})

export const removingStrategy = command(removeStrategy, async ({ db, emit }, { unitId }) => {
  if (!(await deleteStrategy(db, unitId))) throw new Refusal('dispatch.noSuchStrategy', 'missing')
  emit(strategyRemoved, { subject: unitId, facts: { unitId } })
  return {}
})

export const settingProfile = command(setProfile, async (context, { personId, grade, levels }) => {
  await workingMember(context, personId)
  await saveProfile(context.db, { personId, grade, levels })
  const facts = { personId, grade, skills: Object.keys(levels).length }
  context.emit(profileSaved, { subject: personId, facts })
  return {}
})
