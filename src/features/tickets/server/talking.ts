import { refuseUnfilled } from '#features/canned-replies/server/public/unfilled.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ticketCustomerReplied, ticketFlagged, ticketMessageSent, ticketReleased } from '../contract.ts'
import type { MessagePurpose } from '../domain/codes.ts'
import { isOpen } from '../domain/lifecycle.ts'
import { aboutTicket, recordOf } from './moving.ts'
import type { Ticket } from './public/visible-tickets.ts'
import { addRecord, endHold } from './tickets.store.ts'

/** What is said to the customer; id and writer are known beforehand where it was written earlier. */
interface Written {
  readonly text: string
  readonly purpose: MessagePurpose
  readonly messageId?: string
  readonly personId?: string
}

/** Writes a message that the customer sees; none that still waits for a name or a time. */
export async function postMessage(
  context: CommandContext,
  ticket: Ticket,
  message: Written,
): Promise<string> {
  const { text, purpose, messageId = context.newId() } = message
  refuseUnfilled(text)
  const record = recordOf(context, ticket)
  await addRecord(context.db, 'ticket_messages', {
    ...record,
    by: message.personId ?? record.by,
    id: messageId,
    direction: 'out',
    purpose,
    text,
    addition_id: null,
  })
  context.emit(ticketMessageSent, {
    ...aboutTicket(ticket),
    facts: { cycle: ticket.cycle, messageId, purpose },
  })
  return messageId
}

async function flagIfEnded(context: CommandContext, ticket: Ticket): Promise<void> {
  if (isOpen(ticket.state)) return
  const reason = 'customer_replied_after_closing'
  const { by: _, ...record } = recordOf(context, ticket)
  if (await addRecord(context.db, 'ticket_flags', { ...record, reason }))
    context.emit(ticketFlagged, { ...aboutTicket(ticket), facts: { cycle: ticket.cycle, reason } })
}

/** Takes in what the customer said: it ends a hold for them, and marks a ticket that has ended for review. Null when it was known already. */
export async function takeReply(
  context: CommandContext,
  ticket: Ticket,
  additionId: string,
): Promise<string | null> {
  const messageId = context.newId()
  const fresh = await addRecord(context.db, 'ticket_messages', {
    ...recordOf(context, ticket),
    id: messageId,
    direction: 'in',
    purpose: null,
    text: null,
    addition_id: additionId,
  })
  if (!fresh) return null
  const facts = { cycle: ticket.cycle, messageId, assigneeId: ticket.assignee_id, state: ticket.state }
  context.emit(ticketCustomerReplied, { ...aboutTicket(ticket), facts })
  const { at, by } = recordOf(context, ticket)
  const ended = await endHold(context.db, ticket.id, { at, by, reason: 'customer' })
  if (ended !== null)
    context.emit(ticketReleased, {
      ...aboutTicket(ticket),
      facts: { cycle: ended.cycle, reason: ended.reason, by: 'customer_reply' },
    })
  await flagIfEnded(context, ticket)
  return messageId
}
