import type { ReadHandle } from '#platform/server/database/handles.ts'
import { ticketPolicyRow } from '../policy.ts'

/** How long before its time a ticket counts as due soon, in milliseconds. */
export async function dueSoonMs(db: ReadHandle): Promise<number> {
  const { due_soon_minutes: minutes } = await ticketPolicyRow(db)
  return minutes * 60_000
}
