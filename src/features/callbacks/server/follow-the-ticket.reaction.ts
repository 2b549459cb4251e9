import { clockExtended, clockMoved, clockResumed, clockStarted } from '#features/clocks/contract.ts'
import { unitSaved } from '#features/staff/contract/events.ts'
import { followMovedUnit } from '#features/staff/server/public/moved-units.ts'
import { ticketClosed, ticketReopened, ticketVerified, ticketWithdrawn } from '#features/tickets/contract.ts'
import { isEvent } from '#platform/contract/event.ts'
import { reaction } from '#platform/server/followers.ts'
import { callbackCancelled } from '../contract.ts'
import { cancelCallbacks, moveDue } from './callbacks.store.ts'

/** Nobody is called about a ticket that another answer settled or that is being worked on again. */
export const cancelWhenSettled = reaction({
  name: 'callbacks.cancel-when-settled',
  on: [ticketVerified, ticketClosed, ticketReopened, ticketWithdrawn],
  react: async ({ db, now, emit }, events) => {
    for (const event of events) {
      const { subjectId: ticketId, facts } = event
      const upToCycle = isEvent(event, ticketReopened) ? facts.cycle - 1 : facts.cycle
      for (const callback of await cancelCallbacks(db, { ticketId, upToCycle, at: new Date(now) }))
        emit(callbackCancelled, {
          subject: ticketId,
          unit: callback.org_unit_id,
          facts: { callbackId: callback.id, cycle: callback.cycle },
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
