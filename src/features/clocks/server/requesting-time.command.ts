import { refuseUnfilled } from '#features/canned-replies/server/public/unfilled.ts'
import { attachFiles } from '#features/ticket-files/server/public/attaching.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { requestExtension } from '../contract/extension-requests.ts'
import { extensionRequested } from '../contract.ts'
import { hasOpenRequest, insertRequest } from './extension-requests.store.ts'
import { lengtheningOf } from './lengthening.ts'
import { dimensionsOf } from './telling.ts'
import { lockVisibleClock } from './visibility.ts'

export const requestingExtension = command(requestExtension, async (context, { clockId, ...asked }) => {
  const { db, actor, now, newId, emit } = context
  if (actor.kind !== 'person' || actor.id === null) throw new Refusal('clocks.peopleOnly', 'forbidden')
  const seen = await lockVisibleClock(context, clockId, 'tickets.handle')
  const { clock, cycle, from, allowance } = await lengtheningOf(context, seen, Date.parse(asked.askedUntil))
  if (allowance.how !== 'approved') throw new Refusal('clocks.needsNoApproval', 'conflict')
  if (await hasOpenRequest(db, clockId)) throw new Refusal('clocks.alreadyRequested', 'conflict')
  refuseUnfilled(asked.words)
  const requestId = newId()
  const { reason, evidence, words, askedUntil } = asked
  await insertRequest(db, {
    id: requestId,
    clock_id: clockId,
    requested_at: new Date(now),
    requested_by: actor.id,
    reason,
    evidence,
    words,
    asked_until: new Date(askedUntil),
  })
  await attachFiles(context, { ticketId: clock.ticketId, recordId: requestId }, asked.files)
  const { unitId } = cycle.facts
  emit(extensionRequested, {
    subject: clock.ticketId,
    unit: unitId,
    facts: {
      ...dimensionsOf({ ...clock, obligation: clock.terms.obligation }, unitId),
      requestId,
      requestedBy: actor.id,
      askedUntil,
      dueAt: new Date(from.dueAt).toISOString(),
    },
  })
  return { requestId }
})
