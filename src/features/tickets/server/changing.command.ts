import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { changeTicket } from '../contract/handling.ts'
import { ticketChanged } from '../contract.ts'
import { isOpen } from '../domain/lifecycle.ts'
import { aboutTicket, changeRow, standingOf } from './moving.ts'
import { lockTicket } from './public/visible-tickets.ts'
import { changeOf, factsOfChange } from './ticket-changes.ts'

export const changing = command(changeTicket, async (context, wanted) => {
  const { ticketId, version } = wanted
  const ticket = await lockTicket(context, { ticketId, version, permission: 'tickets.handle' })
  if (!isOpen(ticket.state)) throw new Refusal('tickets.ended', 'conflict', { state: ticket.state })
  const changed = await changeRow(context, ticket, await changeOf(context, ticket, wanted))
  context.emit(ticketChanged, { ...aboutTicket(changed), facts: factsOfChange(ticket, changed) })
  return standingOf(changed)
})
