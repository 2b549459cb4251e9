import type { ServerModule } from '#platform/server/module.ts'
import { callbackEvents, callbackPermissions } from '../contract.ts'
import { due, ofTicket } from './callback-list.query.ts'
import { cancelWhenSettled, dueWithTheClock, followMovedUnits } from './follow-the-ticket.reaction.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { recording } from './recording.command.ts'
import { requestAfterResolving } from './request-after-resolving.reaction.ts'

export const callbacks: ServerModule = {
  name: 'callbacks',
  permissions: callbackPermissions,
  events: callbackEvents,
  handlers: [due, ofTicket, recording],
  followers: [
    requestAfterResolving,
    cancelWhenSettled,
    dueWithTheClock,
    followMovedUnits,
    forgetAfterErasure,
  ],
}
