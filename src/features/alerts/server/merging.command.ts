import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { mergeAlerts, takeAlertApart } from '../contract/deeds.ts'
import { alertMerged, alertTakenApart } from '../contract.ts'
import { endSnoozes, mergeAlert } from './alerts.store.ts'
import { coverAlso, coverNoMore, endMerge, insertMerge } from './merges.store.ts'
import { lockAlert, lockMerged } from './visibility.ts'

const by = ({ actor, now }: CommandContext) => ({ at: now, by: actor.kind === 'person' ? actor.id : null })

export const merging = command(mergeAlerts, async (context, { alertId, intoId }) => {
  const { db, now, emit, newId } = context
  if (alertId === intoId) throw new Refusal('alerts.cannotMerge', 'invalid')
  // Of two who merge two alerts into each other both take the same one first.
  const [first, second] = [alertId, intoId].toSorted()
  const locked = [await lockAlert(context, first as string), await lockAlert(context, second as string)]
  const alert = locked.find(({ id }) => id === alertId) as (typeof locked)[number]
  const into = locked.find(({ id }) => id === intoId) as (typeof locked)[number]
  await endSnoozes(db, now, [alert.id])
  await mergeAlert(db, alert.id, into.id)
  await insertMerge(db, { id: newId(), alertId: alert.id, intoId: into.id, ...by(context) })
  // What it is about goes on with the other one, as far as one rule judges both.
  if (alert.rule_id === into.rule_id) await coverAlso(db, into.id, alert.covered)
  emit(alertMerged, { subject: alert.id, unit: alert.unit_ids[0] ?? null, facts: { intoId: into.id } })
  return {}
})

export const takingApart = command(takeAlertApart, async (context, { alertId }) => {
  const { db, emit } = context
  const alert = await lockMerged(context, alertId)
  const intoId = await endMerge(db, alert.id, by(context))
  if (intoId === undefined) throw new Refusal('alerts.notMerged', 'conflict')
  await coverNoMore(db, intoId, alert)
  emit(alertTakenApart, { subject: alert.id, unit: alert.unit_ids[0] ?? null, facts: { fromId: intoId } })
  return {}
})
