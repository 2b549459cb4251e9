import { customerErased } from '#features/customers/contract.ts'
import { removeFiles } from '#platform/server/files/removing.ts'
import { reaction } from '#platform/server/followers.ts'
import { feedbackErased } from '../contract.ts'
import { blankVoices } from './erasing.store.ts'

/** When a customer is erased, what they said and sent goes too; ids, times and figures stay. */
export const eraseAfterCustomerErased = reaction({
  name: 'intake.erase-after-customer-erased',
  on: [customerErased],
  react: async (context, events) => {
    const { db, now, emit } = context
    const voices = await blankVoices(
      db,
      events.flatMap((event) => event.facts.customerIds),
      new Date(now),
    )
    await removeFiles(
      context,
      voices.flatMap((voice) => voice.files),
    )
    for (const { id, customer_id, org_unit_id, files } of voices) {
      emit(feedbackErased, {
        subject: id,
        unit: org_unit_id,
        facts: { customerId: customer_id as string, files: files.length },
      })
    }
  },
})
