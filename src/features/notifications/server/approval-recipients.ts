import { approvalAsked, approvalGiven, approvalRefused } from '#features/checklists/contract.ts'
import { leadersWith, nearestLeaders } from '#features/staff/server/public/leaders.ts'
import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Kind } from '../domain/kinds.ts'
import type { ConcernedTicket } from './people-to-tell.query.ts'

/** An item of a checklist that somebody else is to approve, and what became of it. */
export const approvalEvents = [approvalAsked, approvalGiven, approvalRefused] as const

/** Whoever may approve and stands nearest, never the asker or the holder; and the asker, when it was decided. */
export async function recipientsOfApproval(
  event: EventRecord,
  { unitId, unitPath }: ConcernedTicket,
  db: ReadHandle,
): Promise<{ personId: string; kind: Kind }[]> {
  if (isEvent(event, approvalAsked)) {
    const { askedBy, assigneeId } = event.facts
    const able = await leadersWith(db, 'checklists.approve', { unitId, path: unitPath })
    // Whoever is kept from the ticket is nobody to ask: the next one above is.
    const isKept = await keptFrom(db, [event.subjectId])
    const others = able.filter(
      ({ personId }) => personId !== askedBy && personId !== assigneeId && !isKept(event.subjectId, personId),
    )
    return nearestLeaders(others).map((personId) => ({ personId, kind: 'approval_waiting' }))
  }
  if (!isEvent(event, approvalGiven) && !isEvent(event, approvalRefused)) return []
  return [{ personId: event.facts.askedBy, kind: 'approval_decided' }]
}
