import type { ServerModule } from '#platform/server/module.ts'
import { ticketAccessEvents, ticketAccessPermissions } from '../contract.ts'
import { accessOfTicket } from './access-of-ticket.query.ts'
import { endOpeningsInTime } from './end-openings.timer.ts'
import { liftingRecusal, recusing } from './recusing.command.ts'
import { sealed } from './sealed-tickets.query.ts'
import { breakingSeal, sealing, unsealing } from './sealing.command.ts'

export const ticketAccess: ServerModule = {
  name: 'ticket-access',
  permissions: ticketAccessPermissions,
  events: ticketAccessEvents,
  handlers: [accessOfTicket, sealed, recusing, liftingRecusal, sealing, unsealing, breakingSeal],
  timers: [endOpeningsInTime],
}
