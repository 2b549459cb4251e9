import type { CommandContext } from '#platform/server/command.ts'
import { customerRemoved } from '../../contract.ts'
import { deleteCustomers } from '../new-customers.store.ts'
import { unvoicedAmong } from '../unvoiced.query.ts'

/** Removes those of the customers who became known by mistake since a moment (ms): nothing of theirs is left. One event each. */
export async function removeUnvoicedCustomers(
  { db, emit }: CommandContext,
  customerIds: readonly string[],
  since: number,
): Promise<void> {
  if (customerIds.length === 0) return
  const gone = await unvoicedAmong(db, customerIds, new Date(since))
  await deleteCustomers(db, gone)
  for (const id of gone) emit(customerRemoved, { subject: id, facts: {} })
}
