import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { addFollowers } from '../followers.store.ts'
import { thoseWhoSee } from '../seeing.ts'

/** Lets colleagues who are mentioned on a ticket follow it. Refuses those who may not see it. */
export async function followForMention(
  { db, now }: CommandContext,
  ticket: Ticket,
  personIds: readonly string[],
): Promise<void> {
  const named = [...new Set(personIds)]
  if (named.length === 0) return
  const seeing = await thoseWhoSee(db, named, ticket.id)
  if (seeing.length < named.length)
    throw new Refusal('following.cannotSee', 'invalid', { count: named.length - seeing.length })
  await addFollowers(db, { ticketId: ticket.id, personIds: named, since: new Date(now) })
}
