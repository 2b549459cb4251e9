import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { LinkKind } from '../domain/kinds.ts'
import { leadsTo, parentOf } from './circles.query.ts'

/** Refuses a link that would lead back to where it begins, and a second parent. */
export async function refuseCircles(
  db: ReadHandle,
  kind: LinkKind,
  { ticketId, otherId }: { ticketId: string; otherId: string },
): Promise<void> {
  if (await leadsTo(db, kind, { from: otherId, to: ticketId }))
    throw new Refusal('ticket-links.circle', 'conflict', { kind })
  if (kind === 'child_of' && ![undefined, otherId].includes(await parentOf(db, ticketId)))
    throw new Refusal('ticket-links.hasParent', 'conflict')
}
