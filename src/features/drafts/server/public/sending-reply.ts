import type { MessagePurpose } from '#features/tickets/domain/codes.ts'
import { lockTicketRow, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { replyTakenBack } from '../../contract.ts'
import { graceMs } from '../../domain/leaving.ts'
import { takeWaiting } from '../drafts.store.ts'
import { letWait } from '../waiting.ts'

/** Sends a person's reply as the screen does: it leaves in ten seconds. Gives its message's id. */
export function sendReplyOf(
  context: CommandContext,
  ticket: Ticket,
  reply: { personId: string; text: string; purpose: MessagePurpose },
): Promise<string> {
  return letWait(context, ticket, { ...reply, at: context.now + graceMs, planned: false })
}

/** Takes a waiting reply back, before its ticket is locked; tells whether it had not left yet. */
export async function takeBack(
  context: CommandContext,
  { ticketId, messageId }: { ticketId: string; messageId: string },
): Promise<boolean> {
  if ((await takeWaiting(context.db, messageId)) === undefined) return false
  const ticket = await lockTicketRow(context.db, ticketId)
  if (ticket !== undefined)
    context.emit(replyTakenBack, { subject: ticketId, unit: ticket.org_unit_id, facts: { messageId } })
  return true
}
