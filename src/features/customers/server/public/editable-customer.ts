import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { wholeCustomer } from '../merged-customers.store.ts'
import { customerInReach, requireCustomer, visibleCustomers } from '../visible-customers.ts'

/** A customer whom the actor may change, with everybody merged into them, locked. Refuses `platform.notFound` and `customers.notLiving`. */
export async function editableCustomer(context: CommandContext, customerId: string) {
  const { erased_at, merged_into_id } = await requireCustomer(context, customerId, 'customers.edit')
  if (erased_at !== null || merged_into_id !== null) throw new Refusal('customers.notLiving', 'conflict')
  return wholeCustomer(context.db, customerId)
}

/** Whether the actor may change a customer, who is neither erased nor merged into another. */
export async function mayEditCustomer(read: ReadHandle, actor: Actor, customerId: string): Promise<boolean> {
  const row = await visibleCustomers(read, actor)
    .select('id')
    .where('id', '=', customerId)
    .where(customerInReach(actor, 'customers.edit'))
    .where('erased_at', 'is', null)
    .where('merged_into_id', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
