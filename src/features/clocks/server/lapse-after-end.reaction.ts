import { reaction } from '#platform/server/followers.ts'
import { clockBreached, clockCancelled, clockMet, extensionLapsed } from '../contract.ts'
import { lapseRequest } from './extension-requests.store.ts'

/** A request that nobody decided is over when its clock is: more time cannot be given any more. */
export const lapseAfterEnd = reaction({
  name: 'clocks.lapse-after-end',
  on: [clockBreached, clockMet, clockCancelled],
  react: async ({ db, now, emit }, events) => {
    for (const { subjectId, facts } of events) {
      const { clockId, obligation, cycle, kind, urgency, orgUnitId } = facts
      const lapsed = await lapseRequest(db, clockId, now)
      if (lapsed === undefined) continue
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
