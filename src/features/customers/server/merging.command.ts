import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  customerMerged,
  customerToldApart,
  customerUnmerged,
  mergeCustomers,
  tellCustomersApart,
  unmergeCustomer,
} from '../contract.ts'
import { dismissLikeness, lockCustomers, mergeInto, takeOut } from './merged-customers.store.ts'
import { requireCustomer } from './visible-customers.ts'

const undoable = 30 * 86_400_000

async function requireLivingPair(
  context: CommandContext,
  customerId: string,
  otherId: string,
): Promise<void> {
  if (customerId === otherId) throw new Refusal('customers.sameCustomer', 'invalid')
  await requireCustomer(context, customerId, 'customers.merge')
  await requireCustomer(context, otherId, 'customers.merge')
  const rows = await lockCustomers(context.db, [customerId, otherId])
  if (rows.some((row) => row.merged_into_id !== null || row.erased_at !== null)) {
    throw new Refusal('customers.notLiving', 'conflict')
  }
}

export const merge = command(mergeCustomers, async (context, { customerId, otherId }) => {
  await requireLivingPair(context, customerId, otherId)
  await mergeInto(context.db, { survivorId: customerId, otherId, at: new Date(context.now) })
  context.emit(customerMerged, { subject: customerId, facts: { otherId } })
  return {}
})

export const unmerge = command(unmergeCustomer, async ({ db, actor, now, emit }, { customerId, otherId }) => {
  await requireCustomer({ db, actor }, customerId, 'customers.merge')
  const out = await takeOut(db, { survivorId: customerId, otherId, since: new Date(now - undoable) })
  if (!out) throw new Refusal('customers.cannotUnmerge', 'conflict', { days: 30 })
  emit(customerUnmerged, { subject: customerId, facts: { otherId } })
  return {}
})

export const tellApart = command(tellCustomersApart, async (context, { customerId, otherId }) => {
  await requireLivingPair(context, customerId, otherId)
  const { db, actor, now, emit } = context
  await dismissLikeness(db, [customerId, otherId], { personId: actor.id, at: new Date(now) })
  emit(customerToldApart, { subject: customerId, facts: { otherId } })
  return {}
})
