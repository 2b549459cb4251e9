import { clockExtended, clockMoved, clockResumed, clockStarted } from '#features/clocks/contract.ts'
import { webhookFailed } from '#features/notifications/contract/webhooks.ts'
import { dropThrough } from '#features/notifications/server/public/gateways.ts'
import { unitSaved } from '#features/staff/contract/events.ts'
import { followMovedUnit } from '#features/staff/server/public/moved-units.ts'
import { personRecused, readersNamed, ticketSealed } from '#features/ticket-access/contract.ts'
import { ticketClosed, ticketReopened, ticketVerified, ticketWithdrawn } from '#features/tickets/contract.ts'
import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import { reaction } from '#platform/server/followers.ts'
import { checkCancelled } from '../contract/checks.ts'
import { callbackCancelled } from '../contract.ts'
import { cancelCallbacks, giveTo, heldCallbacks, moveDue } from './callbacks.store.ts'
import { handOver } from './handing-over.ts'
import { lockAnyCallback } from './messages.store.ts'

type Ending = typeof ticketVerified | typeof ticketClosed | typeof ticketReopened | typeof ticketWithdrawn

/** Another answer spares the handler's call, new work the inspection as well, and a withdrawal every call. */
function sparedBy(event: EventRecord<Ending>): number {
  if (isEvent(event, ticketWithdrawn)) return 3
  return isEvent(event, ticketReopened) ? 2 : 1
}

/** Nobody is called about a ticket that another answer settled or that is being worked on again. */
export const cancelWhenSettled = reaction({
  name: 'callbacks.cancel-when-settled',
  on: [ticketVerified, ticketClosed, ticketReopened, ticketWithdrawn],
  react: async ({ db, now, emit }, events) => {
    for (const event of events) {
      const { subjectId: ticketId, facts } = event
      const upToCycle = isEvent(event, ticketReopened) ? facts.cycle - 1 : facts.cycle
      const ended = { ticketId, upToCycle, upToLevel: sparedBy(event), at: new Date(now) }
      const cancelled = await cancelCallbacks(db, ended)
      await dropThrough(
        { db },
        cancelled.map(({ id }) => id),
      )
      for (const { id: callbackId, cycle, level, org_unit_id: unit } of cancelled)
        if (level === 1) emit(callbackCancelled, { subject: ticketId, unit, facts: { callbackId, cycle } })
        else
          emit(checkCancelled, {
            subject: ticketId,
            unit,
            facts: { callbackId, cycle, level: level === 2 ? 2 : 3 },
          })
    }
  },
})

/** The callback is due when its clock says so. */
export const dueWithTheClock = reaction({
  name: 'callbacks.due-with-the-clock',
  on: [clockStarted, clockMoved, clockExtended, clockResumed],
  quiet: 'a copy of what the clock said',
  react: async ({ db }, events) => {
    for (const { subjectId: ticketId, facts } of events) {
      if (facts.obligation !== 'callback' || facts.dueAt === null) continue
      await moveDue(db, { ticketId, cycle: facts.cycle, dueAt: new Date(facts.dueAt) })
    }
  },
})

export const followMovedUnits = reaction({
  name: 'callbacks.follow-moved-units',
  on: [unitSaved],
  quiet: 'the unit’s own event says it',
  react: async ({ db }, events) => {
    for (const { subjectId, facts } of events)
      if (facts.change === 'moved') await followMovedUnit(db, 'callbacks', subjectId)
  },
})

/** Who may not see a ticket any more makes no callback about it: others of the level, or the unit, do. */
export const relieveTheKept = reaction({
  name: 'callbacks.relieve-the-kept',
  on: [personRecused, ticketSealed, readersNamed],
  quiet: 'the recusal or the seal is the event',
  react: async ({ db }, events) => {
    const ticketIds = [...new Set(events.map(({ subjectId }) => subjectId))]
    const isKept = await keptFrom(db, ticketIds)
    for (const { id, ticket_id: ticketId, handler_id: handlerId } of await heldCallbacks(db, ticketIds))
      if (isKept(ticketId, handlerId)) await giveTo(db, id, null)
  },
})

/** A message that could not be sent asked nobody: people call, within the time there was. */
export const handOverUnsent = reaction({
  name: 'callbacks.hand-over-unsent',
  on: [webhookFailed],
  quiet: 'handing a callback over says so itself',
  react: async (context, events) => {
    for (const { facts } of events) {
      if (facts.gateway === undefined || facts.key === undefined) continue
      const callback = await lockAnyCallback(context.db, facts.key)
      if (callback?.state === 'open' && callback.waits_until !== null) await handOver(context, callback)
    }
  },
})
