import { unitPath } from '#features/staff/server/public/units.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { addAlertMark, removeAlertMark } from '../contract/rules.ts'
import { alertMarkRemoved, alertMarkSaved } from '../contract.ts'
import { deleteMark, insertMark } from './rules.store.ts'

export const addingMark = command(addAlertMark, async (context, input) => {
  const { db, now, actor, newId, emit } = context
  const { kind, name, from, to, unitId, segment, effect, factor } = input
  if (unitId !== null) await unitPath(db, unitId)
  const id = newId()
  await insertMark(db, {
    id,
    kind,
    name,
    from_day: from,
    to_day: to,
    unit_id: unitId,
    split: segment?.split ?? null,
    segment: segment?.key ?? null,
    effect,
    factor: effect === 'mute' ? 1 : factor,
    saved_at: new Date(now),
    saved_by: actor.kind === 'person' ? actor.id : null,
  })
  emit(alertMarkSaved, { subject: id, facts: { kind, effect } })
  return { alertMarkId: id }
})

export const removingMark = command(removeAlertMark, async ({ db, emit }, { alertMarkId }) => {
  const mark = await deleteMark(db, alertMarkId)
  if (mark === undefined) throw new Refusal('alerts.noSuchMark', 'missing')
  emit(alertMarkRemoved, { subject: alertMarkId, facts: mark })
  return {}
})
