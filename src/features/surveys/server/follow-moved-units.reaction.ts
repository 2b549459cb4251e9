import { unitSaved } from '#features/staff/contract/events.ts'
import { followMovedUnit } from '#features/staff/server/public/moved-units.ts'
import { reaction } from '#platform/server/followers.ts'

/** Invitations and answers stay under the unit that handled their ticket, wherever that unit moves. */
export const followMovedUnits = reaction({
  name: 'surveys.follow-moved-units',
  on: [unitSaved],
  quiet: 'the move itself is the event',
  react: async ({ db }, events) => {
    for (const { subjectId, facts } of events) {
      if (facts.change !== 'moved') continue
      for (const table of ['survey_invitations', 'survey_responses'])
        await followMovedUnit(db, table, subjectId)
    }
  },
})
