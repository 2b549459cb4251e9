import { personErased } from '#features/staff/contract/events.ts'
import { reaction } from '#platform/server/followers.ts'
import { forgetPeople } from './canned-replies.store.ts'

/** What an erased colleague kept for themselves goes with them; what they wrote for a unit is the unit's. */
export const forgetThePerson = reaction({
  name: 'canned-replies.forget-the-person',
  on: [personErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) =>
    forgetPeople(
      db,
      events.map(({ subjectId }) => subjectId),
    ),
})
