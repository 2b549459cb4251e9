import { consentWithdrawn } from '#features/intake/contract/consent.ts'
import { reaction } from '#platform/server/followers.ts'
import { recordRequest } from './answering-rights.ts'
import { isLiving, lockSurvivor } from './merged-customers.store.ts'
import { lockOpenRequests } from './rights.store.ts'

/** Whoever takes a consent back asks for erasure thereby (PIPL article 47); a person looks whether anything else obliges to keep the data. */
export const requestErasureAfterConsentWithdrawn = reaction({
  name: 'customers.request-erasure-after-consent-withdrawn',
  on: [consentWithdrawn],
  react: async (context, events) => {
    const customerIds = new Set(events.flatMap(({ facts }) => facts.customerId ?? []))
    for (const id of customerIds) {
      const customer = await lockSurvivor(context.db, id)
      if (customer === undefined || !isLiving(customer)) continue
      const customerId = customer.id
      const open = await lockOpenRequests(context.db, { customerIds: [customerId], right: 'erasure' })
      if (open.length === 0)
        await recordRequest(context, { customerId, right: 'erasure', origin: 'consent_withdrawn' })
    }
  },
})
