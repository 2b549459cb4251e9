import { customerErased } from '#features/customers/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { endInvitationsTo, removeComments } from './surveys.store.ts'

/** Words of an erased customer go with them; their scores name nobody and stay. What was still asked of them is asked no more. */
export const forgetAfterErasure = reaction({
  name: 'surveys.forget-after-erasure',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db, now }, events) => {
    const customerIds = events.flatMap(({ subjectId, facts }) => [subjectId, ...facts.customerIds])
    await removeComments(db, { customerIds })
    await endInvitationsTo(db, customerIds, now)
  },
})
