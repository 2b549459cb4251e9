import { personErased } from '#features/staff/contract/events.ts'
import { reaction } from '#platform/server/followers.ts'
import { forgetPeople } from './dashboards.store.ts'

/** What an erased colleague kept for themselves goes with them; what they shared is the organisation's. */
export const forgetThePerson = reaction({
  name: 'dashboards.forget-the-person',
  on: [personErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) =>
    forgetPeople(
      db,
      events.map(({ subjectId }) => subjectId),
    ),
})
