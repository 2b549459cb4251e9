import { isBeingHandled } from '#features/tickets/domain/lifecycle.ts'
import { reaches, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type MergeObstacle, mergeObstacle } from '../domain/merging.ts'
import { standingMerge } from './ticket-links.store.ts'

/** Why the actor cannot merge a ticket into another; null where they can. */
export async function obstacleTo(
  db: ReadHandle,
  actor: Actor,
  { ticket, into }: { ticket: Ticket; into: Ticket },
): Promise<MergeObstacle | null> {
  const sideOf = async (one: Ticket) => ({
    id: one.id,
    isHandled: isBeingHandled(one.state),
    isMerged: (await standingMerge(db, one.id)) !== undefined,
  })
  const mayHandle = reaches(actor, 'tickets.handle', ticket)
  return mergeObstacle({ ...(await sideOf(ticket)), mayHandle }, await sideOf(into))
}
