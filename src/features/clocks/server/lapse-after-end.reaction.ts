import { reaction } from '#platform/server/followers.ts'
import { clockBreached, clockCancelled, clockMet, extensionLapsed } from '../contract.ts'
import { lapseRequests } from './extension-requests.store.ts'

/** A request that nobody decided is over when its clock is: more time cannot be given any more. */
export const lapseAfterEnd = reaction({
  name: 'clocks.lapse-after-end',
  on: [clockBreached, clockMet, clockCancelled],
  batch: 400,
  react: async ({ db, now, emit }, events) => {
    const clockIds = events.map(({ facts }) => facts.clockId)
    const open = new Map((await lapseRequests(db, clockIds, now)).map((one) => [one.clock_id, one]))
    for (const { subjectId, facts } of events) {
      const { clockId, obligation, cycle, kind, urgency, orgUnitId } = facts
      const lapsed = open.get(clockId)
      if (lapsed === undefined) continue
      open.delete(clockId)
      emit(extensionLapsed, {
        subject: subjectId,
        unit: orgUnitId,
        facts: {
          ...{ clockId, obligation, cycle, kind, urgency, orgUnitId },
          requestId: lapsed.id,
          requestedBy: lapsed.requested_by,
          askedUntil: lapsed.asked_until.toISOString(),
        },
      })
    }
  },
})
