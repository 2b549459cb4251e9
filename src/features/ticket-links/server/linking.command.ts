import { touch } from '#features/tickets/server/public/merging-tickets.ts'
import {
  lockTicket,
  lockTicketRow,
  seenTicket,
  type Ticket,
} from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { linkTickets, unlinkTickets } from '../contract/deeds.ts'
import { ticketLinked, ticketUnlinked } from '../contract.ts'
import { endsOf } from '../domain/kinds.ts'
import { refuseCircles } from './refuse-circles.ts'
import { doneNow, standingOf, tellBoth } from './telling.ts'
import { addLink, removeLink } from './ticket-links.store.ts'

export const linking = command(linkTickets, async (context, { ticketId, version, kind, side, otherId }) => {
  if (ticketId === otherId) throw new Refusal('ticket-links.itself', 'invalid')
  const { db } = context
  const other = await seenTicket(db, context.actor, otherId)
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.handle', version })
  const ends = endsOf({ ticketId, otherId }, side)
  await refuseCircles(db, kind, ends)
  const linkId = context.newId()
  const link = { id: linkId, kind, ticket_id: ends.ticketId, other_id: ends.otherId, ...doneNow(context) }
  if (!(await addLink(db, link))) throw new Refusal('ticket-links.linkedAlready', 'conflict')
  const touched = await touch(context, ticket)
  const opposite = side === 'from' ? 'to' : 'from'
  tellBoth(context, ticketLinked, [
    [touched, other, { kind, side }],
    [other, touched, { kind, side: opposite }],
  ])
  return { ...standingOf(touched), linkId }
})

export const unlinking = command(unlinkTickets, async (context, { ticketId, linkId, version }) => {
  const ticket = await lockTicket(context, { ticketId, permission: 'tickets.handle', version })
  const link = await removeLink(context.db, linkId, ticketId)
  if (link === undefined) throw new Refusal('ticket-links.noSuchLink', 'missing')
  const isFrom = link.ticket_id === ticketId
  const other = (await lockTicketRow(context.db, isFrom ? link.other_id : link.ticket_id)) as Ticket
  const touched = await touch(context, ticket)
  tellBoth(context, ticketUnlinked, [
    [touched, other, { kind: link.kind, side: isFrom ? 'from' : 'to' }],
    [other, touched, { kind: link.kind, side: isFrom ? 'to' : 'from' }],
  ])
  return standingOf(touched)
})
