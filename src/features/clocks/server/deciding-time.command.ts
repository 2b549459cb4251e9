import { postAs } from '#features/tickets/server/public/post-message.ts'
import { lockTicketRow } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { decideExtension } from '../contract/extension-requests.ts'
import { extensionRefused } from '../contract.ts'
import { saveDecision } from './extension-requests.store.ts'
import { lengthen, lengtheningOf } from './lengthening.ts'
import { dimensionsOf } from './telling.ts'
import { type AskedTime, lockVisibleRequest } from './visibility.ts'

export const decidingExtension = command(decideExtension, async (context, { requestId, granted, reason }) => {
  const { db, now, actor } = context
  const asked = await lockVisibleRequest(context, requestId)
  const { request } = asked
  if (request.requested_by === actor.id) throw new Refusal('clocks.ownRequest', 'forbidden')
  if (request.state !== 'open')
    throw new Refusal('clocks.requestDecided', 'conflict', { state: request.state })
  const state = granted ? ('granted' as const) : ('refused' as const)
  const extensionId = granted ? await grant(context, asked) : null
  await saveDecision(db, requestId, {
    state,
    ended_at: new Date(now),
    decided_by: actor.id,
    decision_reason: reason,
    extension_id: extensionId,
  })
  if (!granted) sayRefused(context, asked)
  return { state }
})

/** Gives the time that was asked for, and tells the customer the new date in the words that were asked with. */
async function grant(context: CommandContext, { request, clock, cycle }: AskedTime): Promise<string> {
  const { db, newId } = context
  const lengthening = await lengtheningOf(context, { clock, cycle }, request.asked_until.getTime())
  if (lengthening.allowance.how !== 'approved') throw new Refusal('clocks.needsNoApproval', 'conflict')
  const requestedBy = request.requested_by
  const { extensionId } = await lengthen(context, lengthening, { reason: request.reason, requestedBy })
  const ticket = await lockTicketRow(db, clock.ticketId)
  if (ticket === undefined) throw new Refusal('clocks.ticketNotFound', 'missing')
  const message = { messageId: newId(), personId: requestedBy, text: request.words } as const
  await postAs(context, ticket, { ...message, purpose: 'progress' })
  return extensionId
}

function sayRefused({ emit }: CommandContext, { request, clock, cycle: { facts } }: AskedTime): void {
  emit(extensionRefused, {
    subject: clock.ticketId,
    unit: facts.unitId,
    facts: {
      ...dimensionsOf({ ...clock, obligation: clock.terms.obligation }, facts.unitId),
      requestId: request.id,
      requestedBy: request.requested_by,
      askedUntil: request.asked_until.toISOString(),
    },
  })
}
