import { holdersOver } from '#features/staff/server/public/leaders.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { acknowledgeAlert, assignAlert, closeAlert, snoozeAlert, wakeAlert } from '../contract/deeds.ts'
import { alertAcknowledged, alertAssigned, alertClosed, alertSnoozed, alertWoken } from '../contract.ts'
import {
  endSnoozes,
  giveTo,
  insertAcknowledgement,
  insertClosure,
  insertSnooze,
  type StoredAlert,
} from './alerts.store.ts'
import { lockAlert } from './visibility.ts'

/** Two weeks, and an hour for whoever takes their time to say so. */
const longestRestMs = 337 * 3_600_000
const by = ({ actor, now }: CommandContext) => ({ at: now, by: actor.kind === 'person' ? actor.id : null })
const about = (alert: StoredAlert) => ({ subject: alert.id, unit: alert.unit_ids[0] ?? null })

async function give({ db, emit }: CommandContext, alert: StoredAlert, personId: string): Promise<void> {
  await giveTo(db, alert.id, personId)
  emit(alertAssigned, { ...about(alert), facts: { personId, previousId: alert.owner_id } })
}

export const acknowledging = command(acknowledgeAlert, async (context, { alertId }) => {
  const { db, actor, emit } = context
  const alert = await lockAlert(context, alertId)
  if (!(await insertAcknowledgement(db, alert.id, by(context))))
    throw new Refusal('alerts.acknowledgedAlready', 'conflict')
  emit(alertAcknowledged, { ...about(alert), facts: {} })
  if (alert.owner_id === null && actor.kind === 'person' && actor.id !== null)
    await give(context, alert, actor.id)
  return {}
})

export const assigning = command(assignAlert, async (context, { alertId, personId }) => {
  const alert = await lockAlert(context, alertId)
  const handlers = await holdersOver(context.db, 'alerts.handle', alert.unit_ids)
  if (!handlers.includes(personId)) throw new Refusal('alerts.mayNotHandle', 'invalid')
  if (alert.owner_id === personId) throw new Refusal('alerts.hasItAlready', 'conflict')
  await give(context, alert, personId)
  return {}
})

export const snoozing = command(snoozeAlert, async (context, { alertId, until: said, reason, words }) => {
  const { db, now, emit, newId } = context
  const until = Date.parse(said)
  const alert = await lockAlert(context, alertId)
  if (until <= now || until > now + longestRestMs) throw new Refusal('alerts.badRest', 'invalid')
  await endSnoozes(db, now, [alert.id])
  await insertSnooze(db, alert.id, { ...by(context), id: newId(), until, reason, words: words || null })
  emit(alertSnoozed, { ...about(alert), facts: { until: new Date(until).toISOString(), reason } })
  return {}
})

export const waking = command(wakeAlert, async (context, { alertId }) => {
  const { db, now, emit } = context
  const alert = await lockAlert(context, alertId)
  const ended = await endSnoozes(db, now, [alert.id])
  if (ended.length === 0) throw new Refusal('alerts.awake', 'conflict')
  emit(alertWoken, { ...about(alert), facts: {} })
  return {}
})

export const closing = command(closeAlert, async (context, { alertId, outcome, words }) => {
  const { db, now, emit } = context
  const alert = await lockAlert(context, alertId)
  await endSnoozes(db, now, [alert.id])
  await insertClosure(db, alert.id, { ...by(context), outcome, words: words || null })
  emit(alertClosed, { ...about(alert), facts: { ruleId: alert.rule_id, outcome } })
  return {}
})
