import { lockTicketRow } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { closeSupervision } from '../contract/deeds.ts'
import { supervisionClosed } from '../contract.ts'
import { recordOf } from './noting-causes.ts'
import { closeCaseRow, stillOpen } from './supervision.store.ts'
import { lockCase } from './visibility.ts'

export const closing = command(closeSupervision, async (context, { caseId, result, conclusion }) => {
  const { ticket_id: ticketId } = await lockCase(context, caseId)
  const open = await stillOpen(context.db, caseId)
  if (open.letters + open.appeals > 0) throw new Refusal('supervision.stillOpen', 'conflict', open)
  await closeCaseRow(context.db, caseId, { ...recordOf(context), result, conclusion })
  const ticket = await lockTicketRow(context.db, ticketId)
  context.emit(supervisionClosed, {
    subject: ticketId,
    unit: ticket?.org_unit_id ?? null,
    facts: { caseId, result },
  })
  return {}
})
