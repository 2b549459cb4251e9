import { customerErased } from '#features/customers/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { emptyMails } from './mails.store.ts'

/** Mails to an erased customer lose address and words; that they were sent stays known. */
export const forgetAfterErasure = reaction({
  name: 'notifications.forget-after-erasure',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) => {
    const aboutIds = events.flatMap(({ subjectId, facts }) => [subjectId, ...facts.customerIds])
    await emptyMails(db, { aboutIds })
  },
})
