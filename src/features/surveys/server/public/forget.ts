import type { WriteHandle } from '#platform/server/database/handles.ts'
import { removeComments } from '../surveys.store.ts'

/** Removes comments answered before a moment, except those of held customers and tickets. Gives how many. */
export function forgetSurveyComments(
  db: WriteHandle,
  before: Date,
  held: { customers: readonly string[]; tickets: readonly string[] },
): Promise<number> {
  return removeComments(db, { before, exceptCustomers: held.customers, exceptTickets: held.tickets })
}
