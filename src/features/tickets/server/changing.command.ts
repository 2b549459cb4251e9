import { command } from '#platform/server/command.ts'
import { changeTicket } from '../contract/handling.ts'
import { change } from './doing.ts'
import { standingOf } from './moving.ts'
import { lockTicket } from './public/visible-tickets.ts'

export const changing = command(changeTicket, async (context, wanted) => {
  const { ticketId, version } = wanted
  const ticket = await lockTicket(context, { ticketId, version, permission: 'tickets.handle' })
  return standingOf(await change(context, ticket, wanted))
})
