import type { CommandContext } from '#platform/server/command.ts'
import { customerUnmasked } from '../../contract.ts'
import type { CustomersTables } from '../customers.tables.ts'
import { insertCustomerUnmasking } from '../merged-customers.store.ts'

/** How to reach a customer, for somebody whose work is to reach them; recorded like every look behind the mask. */
export async function contactOf(context: CommandContext, customerId: string) {
  const { db, actor, now, newId, emit } = context
  const contact = await db
    .tables<CustomersTables>()
    .selectFrom('customers')
    .select(['phone', 'email'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow()
  await insertCustomerUnmasking(db, {
    id: newId(),
    customer_id: customerId,
    person_id: actor.id,
    reason: 'contact',
    note: null,
    at: new Date(now),
  })
  emit(customerUnmasked, { subject: customerId, facts: { reason: 'contact' } })
  return contact
}
