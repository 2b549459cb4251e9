import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import {
  changeRetentionRule,
  holdPlaced,
  holdReleased,
  placeHold,
  recordClass,
  releaseHold,
  retentionChanged,
} from '../contract.ts'
import { fewestDays } from '../domain/record-classes.ts'
import { insertHold, releaseRunningHold } from './holds.store.ts'
import { ensureRules, lockRule, saveRule } from './retention.store.ts'

export const changingRule = command(changeRetentionRule, async ({ db, newId, emit }, input) => {
  const named = recordClass.safeParse(input.recordClass)
  if (!named.success) throw new Refusal('audit.noSuchRecordClass', 'missing')
  const least = fewestDays[named.data]
  if (input.keepDays < least) throw new Refusal('audit.keptTooShort', 'invalid', { least })
  await ensureRules(db, newId)
  const before = await lockRule(db, named.data)
  if (before === undefined) throw new Error(`No retention rule for ${named.data}`)
  await saveRule(db, named.data, input)
  emit(retentionChanged, {
    subject: before.id,
    facts: {
      recordClass: named.data,
      fromDays: before.keep_days,
      keepDays: input.keepDays,
      enabled: input.enabled,
    },
  })
  return {}
})

export const placingHold = command(placeHold, async ({ db, actor, now, newId, emit }, input) => {
  const holdId = newId()
  if (input.until && Date.parse(input.until) <= now) throw new Refusal('audit.holdInThePast', 'invalid')
  await insertHold(db, {
    id: holdId,
    kind: input.kind,
    subject_id: input.subjectId,
    reason: input.reason,
    placed_at: new Date(now),
    placed_by: actor.id,
    until: input.until ? new Date(input.until) : null,
  })
  emit(holdPlaced, { subject: input.subjectId, facts: { holdId, kind: input.kind } })
  return { holdId }
})

export const releasingHold = command(releaseHold, async ({ db, actor, now, emit }, { holdId }) => {
  const hold = await releaseRunningHold(db, holdId, { by: actor.id, now })
  if (hold === undefined) throw new Refusal('audit.noSuchHold', 'missing')
  emit(holdReleased, { subject: hold.subject_id, facts: { holdId, kind: hold.kind } })
  return {}
})
