import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { command } from '#platform/server/command.ts'
import { keepDraft } from '../contract.ts'
import { putDraft } from './drafts.store.ts'
import { personOf } from './person.ts'

export const keepingDraft = command(keepDraft, async (context, { ticketId, what, text }) => {
  const personId = personOf(context)
  await seenTicket(context.db, context.actor, ticketId)
  await putDraft(context.db, {
    person_id: personId,
    ticket_id: ticketId,
    what,
    text,
    changed_at: new Date(context.now),
  })
  return {}
})
