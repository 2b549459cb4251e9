import { personErased } from '#features/staff/contract/events.ts'
import { reaction } from '#platform/server/followers.ts'
import { forgetPeople } from './followers.store.ts'

/** An erased colleague follows nothing any more. */
export const forgetThePerson = reaction({
  name: 'following.forget-the-person',
  on: [personErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) =>
    forgetPeople(
      db,
      events.map(({ subjectId }) => subjectId),
    ),
})
