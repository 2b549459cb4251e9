import { followForMention } from '#features/following/server/public/mentioning.ts'
import { addToFeedback } from '#features/intake/server/public/adding.ts'
import { attachFiles } from '#features/ticket-files/server/public/attaching.ts'
import { command } from '#platform/server/command.ts'
import { recordReply, sendMessage, writeNote } from '../contract/handling.ts'
import { note } from './doing.ts'
import { standingOf } from './moving.ts'
import { refuseWhileMerged } from './public/refuse-while-merged.ts'
import { lockTicket } from './public/visible-tickets.ts'
import { postMessage, takeReply } from './talking.ts'

export const noting = command(writeNote, async (context, { ticketId, text, mentions, files }) => {
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.write_note' })
  await followForMention(context, ticket, mentions)
  const noteId = await note(context, ticket, { text, mentions })
  await attachFiles(context, { ticketId, recordId: noteId }, files)
  return { ...standingOf(ticket), noteId }
})

export const messaging = command(sendMessage, async (context, { ticketId, text, purpose, files }) => {
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.message' })
  await refuseWhileMerged(context.db, ticket)
  const messageId = await postMessage(context, ticket, { text, purpose })
  await attachFiles(context, { ticketId, recordId: messageId }, files)
  return { ...standingOf(ticket), messageId }
})

export const replying = command(recordReply, async (context, { ticketId, text, files }) => {
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.message' })
  await refuseWhileMerged(context.db, ticket)
  // Part of the voice from now on, so that it is judged, found and erased with it.
  const additionId = await addToFeedback(context, ticket.feedback_id, { text, files })
  return { ...standingOf(ticket), messageId: (await takeReply(context, ticket, additionId)) as string }
})
