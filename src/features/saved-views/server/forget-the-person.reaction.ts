import { personErased } from '#features/staff/contract/events.ts'
import { reaction } from '#platform/server/followers.ts'
import { forgetPeople } from './saved-views.store.ts'

/** What an erased colleague kept for themselves goes with them; a unit's views are the unit's. */
export const forgetThePerson = reaction({
  name: 'saved-views.forget-the-person',
  on: [personErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) =>
    forgetPeople(
      db,
      events.map(({ subjectId }) => subjectId),
    ),
})
