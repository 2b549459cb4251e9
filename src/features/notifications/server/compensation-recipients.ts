import {
  compensationApproved,
  compensationOffered,
  compensationRejected,
} from '#features/compensation/contract.ts'
import { approversOf } from '#features/compensation/server/public/approvers.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Kind } from '../domain/kinds.ts'

/** What is given to a customer and concerns somebody else: who approves it, and who asked for that. */
export const compensationEvents = [compensationOffered, compensationApproved, compensationRejected] as const

/** Those who may approve what waits for it, never its giver; and the giver, when it was decided. */
export async function recipientsOfGiven(
  event: EventRecord,
  db: ReadHandle,
): Promise<{ personId: string; kind: Kind }[]> {
  if (isEvent(event, compensationOffered)) {
    const { proposed, agentId } = event.facts
    const people = proposed ? await approversOf(db, event.facts) : []
    return people
      .filter((personId) => personId !== agentId)
      .map((personId) => ({ personId, kind: 'compensation_waiting' }))
  }
  if (!isEvent(event, compensationApproved) && !isEvent(event, compensationRejected)) return []
  const { agentId } = event.facts
  return agentId === null || agentId === event.actorId
    ? []
    : [{ personId: agentId, kind: 'compensation_decided' }]
}
