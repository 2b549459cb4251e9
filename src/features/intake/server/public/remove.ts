import type { CommandContext } from '#platform/server/command.ts'
import { feedbackRemoved } from '../../contract.ts'
import { deleteVoices } from '../erasing.store.ts'

/**
 * Removes voices that should never have come in; one event each, which analysis, tickets and figures follow. A voice with files
 * stays: somebody attached them. Gives back those that went with their customers.
 */
export async function removeFeedbacks(
  { db, emit }: CommandContext,
  feedbackIds: readonly string[],
): Promise<{ feedbackId: string; customerId: string | null }[]> {
  const removed = await deleteVoices(db, feedbackIds)
  for (const { id, org_unit_id, import_id: importId, customer_id: customerId } of removed)
    emit(feedbackRemoved, { subject: id, unit: org_unit_id, facts: { importId, customerId } })
  return removed.map(({ id, customer_id }) => ({ feedbackId: id, customerId: customer_id }))
}
