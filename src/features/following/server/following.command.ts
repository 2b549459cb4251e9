import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { followTicket } from '../contract.ts'
import { addFollowers, removeFollower } from './followers.store.ts'

export const following = command(
  followTicket,
  async ({ db, actor, now }, { ticketId, following: wanted }) => {
    if (actor.kind !== 'person' || actor.id === null) throw new Refusal('following.peopleOnly', 'forbidden')
    await seenTicket(db, actor, ticketId)
    if (wanted) await addFollowers(db, { ticketId, personIds: [actor.id], since: new Date(now) })
    else await removeFollower(db, { ticketId, personId: actor.id })
    return {}
  },
)
