import { feedbackErased, feedbackRemoved } from '#features/intake/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { groupEventChanged } from '../contract.ts'
import { letGo } from './graph/growing.ts'
import { deleteRemovals } from './group-events.store.ts'
import { ruleOf } from './rule.ts'

/** A voice that was erased or removed leaves its event. */
export const leaveAfterErasure = reaction({
  name: 'group-events.leave-after-erasure',
  on: [feedbackErased, feedbackRemoved],
  quiet: 'a voice that was in no event leaves none',
  react: async (context, events) => {
    const feedbackIds = events.map(({ subjectId }) => subjectId)
    await deleteRemovals(context.db, { feedbackIds })
    for (const [eventId, left] of await letGo(context, feedbackIds, await ruleOf(context.db)))
      context.emit(groupEventChanged, { subject: eventId, facts: { joined: 0, left } })
  },
})
