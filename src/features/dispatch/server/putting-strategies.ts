import type { z } from 'zod'
import { unitPath } from '#features/staff/server/public/units.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import {
  type profile,
  profileSaved,
  strategyRemoved,
  strategySaved,
  type strategy as strategyShape,
} from '../contract/strategies.ts'
import { defaultStrategy } from '../domain/strategy.ts'
import { isSame } from '../domain/versions.ts'
import { deleteProfile, deleteStrategy, saveProfile, saveStrategy } from './decisions.store.ts'
import type { Bringing } from './putting-rules.ts'
import { ownStrategies } from './strategies.ts'
import { workingMember } from './taking-work.ts'
import { standing } from './versioned.ts'
import { keepVersion } from './versions.store.ts'

type Strategy = z.output<typeof strategyShape>

/** How a unit is to share, null as the one above it, and how that came about. */
interface WantedStrategy extends Bringing {
  readonly unitId: string
  readonly strategy: Strategy | null
}

/** Gives a unit another way to share, or none of its own, and keeps what was there. The versions are locked. */
export async function putStrategy(
  context: CommandContext,
  { unitId, strategy, ...bringing }: WantedStrategy,
) {
  const { db } = context
  const before = (await ownStrategies(db)).get(unitId) ?? null
  if (strategy !== null) await setOwn(context, unitId, strategy)
  else if (await deleteStrategy(db, unitId))
    context.emit(strategyRemoved, { subject: unitId, facts: { unitId } })
  else throw new Refusal('dispatch.noSuchStrategy', 'missing')
  return keepVersion(context, { what: 'strategy', subjectId: unitId, before, after: strategy, ...bringing })
}

async function setOwn({ db, emit }: CommandContext, unitId: string, strategy: Strategy): Promise<void> {
  await unitPath(db, unitId)
  if (strategy.overflowUnitId === unitId) throw new Refusal('dispatch.overflowsIntoItself', 'invalid')
  if (strategy.overflowUnitId !== null) await unitPath(db, strategy.overflowUnitId)
  const was: Record<string, unknown> = { ...((await ownStrategies(db)).get(unitId) ?? defaultStrategy) }
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
  const fields = Object.entries(strategy).filter(([field, value]) => !isSame(value, was[field]))
  emit(strategySaved, { subject: unitId, facts: { unitId, fields: fields.map(([field]) => field) } })
}

interface WantedProfile extends Bringing {
  readonly personId: string
  /** Null for one that nobody has set. */
  readonly profile: z.output<typeof profile> | null
}

/** Says up to which tier somebody handles and how well they have their skills, and keeps what was there. The versions are locked. */
export async function putProfile(context: CommandContext, { personId, profile, ...bringing }: WantedProfile) {
  const { db, emit } = context
  await workingMember(context, personId)
  const before = (await standing(db, 'profile', personId)).is
  if (profile === null) await deleteProfile(db, personId)
  else await saveProfile(db, { personId, ...profile })
  const { grade, levels } = profile ?? { grade: 1, levels: {} }
  emit(profileSaved, { subject: personId, facts: { personId, grade, skills: Object.keys(levels).length } })
  return keepVersion(context, { what: 'profile', subjectId: personId, before, after: profile, ...bringing })
}
