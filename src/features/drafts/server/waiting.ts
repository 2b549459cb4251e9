import { refuseUnfilled } from '#features/canned-replies/server/public/unfilled.ts'
import type { MessagePurpose } from '#features/tickets/domain/codes.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { replyWaits } from '../contract.ts'
import { insertWaiting } from './drafts.store.ts'

interface Written {
  readonly personId: string
  readonly text: string
  readonly purpose: MessagePurpose
  /** When it leaves, in milliseconds since 1970. */
  readonly at: number
  readonly planned: boolean
}

/** Lets a reply wait until its time; gives the id its message will have. */
export async function letWait(context: CommandContext, ticket: Ticket, reply: Written): Promise<string> {
  const { personId, text, purpose, at, planned } = reply
  refuseUnfilled(text)
  const messageId = context.newId()
  await insertWaiting(context.db, {
    message_id: messageId,
    ticket_id: ticket.id,
    person_id: personId,
    purpose,
    text,
    written_at: new Date(context.now),
    leaves_at: new Date(at),
    planned,
    stopped: null,
  })
  const facts = { messageId, leavesAt: new Date(at).toISOString(), planned }
  context.emit(replyWaits, { subject: ticket.id, unit: ticket.org_unit_id, facts })
  return messageId
}
