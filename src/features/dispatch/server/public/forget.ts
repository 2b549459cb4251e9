import type { WriteHandle } from '#platform/server/database/handles.ts'
import { removeDecisions } from '../decisions.store.ts'

/** Removes why tickets went to whom they went before a moment, except of held tickets and of held customers' tickets. Gives how many. */
export function forgetDecisions(
  db: WriteHandle,
  before: Date,
  held: { customers: readonly string[]; tickets: readonly string[] },
): Promise<number> {
  return removeDecisions(db, { before, exceptCustomers: held.customers, exceptTickets: held.tickets })
}
