import { addToFeedback } from '#features/intake/server/public/adding.ts'
import { command } from '#platform/server/command.ts'
import { recordReply, sendMessage, writeNote } from '../contract/handling.ts'
import { ticketNoted } from '../contract.ts'
import { aboutTicket, recordOf, standingOf } from './moving.ts'
import { lockTicket } from './public/visible-tickets.ts'
import { postMessage, takeReply } from './talking.ts'
import { addRecord } from './tickets.store.ts'

export const noting = command(writeNote, async (context, { ticketId, text }) => {
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.write_note' })
  const noteId = context.newId()
  await addRecord(context.db, 'ticket_notes', { ...recordOf(context, ticket), id: noteId, text })
  context.emit(ticketNoted, { ...aboutTicket(ticket), facts: { cycle: ticket.cycle, noteId } })
  return { ...standingOf(ticket), noteId }
})

export const messaging = command(sendMessage, async (context, { ticketId, text, purpose }) => {
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.message' })
  return { ...standingOf(ticket), messageId: await postMessage(context, ticket, { text, purpose }) }
})

export const replying = command(recordReply, async (context, { ticketId, text }) => {
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.message' })
  // Part of the voice from now on, so that it is judged, found and erased with it.
  const additionId = await addToFeedback(context, ticket.feedback_id, text)
  return { ...standingOf(ticket), messageId: (await takeReply(context, ticket, additionId)) as string }
})
