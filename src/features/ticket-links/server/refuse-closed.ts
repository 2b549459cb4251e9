import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** What is closed to anybody stays together: merged or split, its words would stand where they may be read. */
export async function refuseClosed(db: ReadHandle, ticketIds: readonly string[]): Promise<void> {
  const isKept = await keptFrom(db, ticketIds)
  if (ticketIds.some((ticketId) => isKept(ticketId, null)))
    throw new Refusal('ticket-links.closedToSomebody', 'conflict')
}
