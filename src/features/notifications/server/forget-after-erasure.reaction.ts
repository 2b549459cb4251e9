import { customerErased } from '#features/customers/contract.ts'
import { personErased } from '#features/staff/contract/events.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import { reaction } from '#platform/server/followers.ts'
import { dropLines } from './digest.store.ts'
import { emptyMails } from './mails.store.ts'
import { dropSubscriptions } from './push.store.ts'
import { dropDeliveries, dropOwnWebhooks } from './webhooks.store.ts'

/** Mails to an erased customer or colleague lose address and words, and that they were sent stays known; messages by gateways go. */
export const forgetAfterErasure = reaction({
  name: 'notifications.forget-after-erasure',
  on: [customerErased, personErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) => {
    const aboutIds = (events as readonly EventRecord[]).flatMap((event) =>
      isEvent(event, customerErased) ? [event.subjectId, ...event.facts.customerIds] : [event.subjectId],
    )
    await emptyMails(db, { aboutIds })
    await dropLines(db, aboutIds)
    await dropDeliveries(db, aboutIds)
    await dropOwnWebhooks(db, aboutIds)
    await dropSubscriptions(db, { personIds: aboutIds })
  },
})
