import { grantsOf } from '#features/staff/server/public/grants.ts'
import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import { postAs } from '#features/tickets/server/public/post-message.ts'
import { lockTicketRow, reaches, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { replyStopped } from '../contract.ts'
import { type Since, whyStopped } from '../domain/leaving.ts'
import { nextDue, stopWaiting, takeWaiting, type WaitingReply } from './drafts.store.ts'
import { customerRepliedSince } from './since.query.ts'

async function sinceWritten({ db }: CommandContext, reply: WaitingReply, ticket: Ticket): Promise<Since> {
  const writer = { kind: 'person', id: reply.person_id, grants: await grantsOf(db, reply.person_id) } as const
  const isKept = await keptFrom(db, [ticket.id])
  return {
    ended: ticket.ended_at !== null,
    customerReplied: await customerRepliedSince(db, ticket.id, reply.written_at),
    mayAnswer: reaches(writer, 'tickets.message', ticket) && !isKept(ticket.id, reply.person_id),
  }
}

/**
 * Sends the next reply whose time has come, or says why it stays; tells whether there was one. Its row is locked until the message is
 * written and the row gone, in one transaction: it is sent once, however many workers look and whenever one dies.
 */
export async function sendNext(context: CommandContext): Promise<boolean> {
  const reply = await nextDue(context.db, context.now)
  if (reply === undefined) return false
  const ticket = (await lockTicketRow(context.db, reply.ticket_id)) as Ticket
  const reason = whyStopped(reply, await sinceWritten(context, reply, ticket))
  const { message_id: messageId, person_id: personId, text, purpose } = reply
  if (reason === null) {
    await takeWaiting(context.db, messageId)
    await postAs(context, ticket, { messageId, personId, text, purpose })
    return true
  }
  await stopWaiting(context.db, messageId, reason)
  const facts = { messageId, writerId: personId, reason }
  context.emit(replyStopped, { subject: ticket.id, unit: ticket.org_unit_id, facts })
  return true
}

/** Replies leave within a second of their time; after downtime, those that waited leave one after the other. */
export const sendDue = timer({
  name: 'drafts.send-due',
  everySeconds: 1,
  run: async ({ transact }) => {
    while (await transact(sendNext));
  },
})
