import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { callbackPlanned, planNextCall } from '../contract/planning.ts'
import { intoHours } from '../domain/attempting.ts'
import { planCallback } from './callbacks.store.ts'
import { lockCallback } from './visibility.ts'
import { hoursOf } from './wished-hours.ts'

/** Notes when the customer wishes to be called; what lies outside their hours is moved into them. */
export const planning = command(planNextCall, async (context, { callbackId, at, hours }) => {
  const { db, now, emit } = context
  const callback = await lockCallback(context, callbackId)
  if (callback.state !== 'open') throw new Refusal('callbacks.notOpen', 'conflict', { state: callback.state })
  const timeZone = (await theOrganisation(db))?.time_zone ?? 'UTC'
  const wanted = Math.max(now, at === undefined ? now : Date.parse(at))
  const nextAt = new Date(intoHours(wanted, hours ?? hoursOf(callback), timeZone))
  await planCallback(db, callbackId, { nextAt, ...(hours === undefined ? {} : { hours }) })
  emit(callbackPlanned, {
    subject: callback.ticket_id,
    unit: callback.org_unit_id,
    facts: { callbackId, cycle: callback.cycle, nextAt: nextAt.toISOString() },
  })
  return { nextAt: nextAt.toISOString() }
})
