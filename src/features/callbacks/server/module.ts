import type { ServerModule } from '#platform/server/module.ts'
import { checkEvents } from '../contract/checks.ts'
import { callbackPlanned } from '../contract/planning.ts'
import { callbackEvents, callbackPermissions } from '../contract.ts'
import { due, ofTicket } from './callback-list.query.ts'
import { drawChecks } from './draw-checks.timer.ts'
import { draws } from './draws.query.ts'
import { cancelWhenSettled, dueWithTheClock, followMovedUnits } from './follow-the-ticket.reaction.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { planning } from './planning.command.ts'
import { rates, rateTickets } from './rate-callbacks.query.ts'
import { recording } from './recording.command.ts'
import { requestAfterResolving } from './request-after-resolving.reaction.ts'
import { standingRule } from './rule.query.ts'
import { settingRule } from './setting-rule.command.ts'
import { superviseDissatisfied } from './supervise-dissatisfied.reaction.ts'
import { taking } from './taking.command.ts'

export const callbacks: ServerModule = {
  name: 'callbacks',
  permissions: callbackPermissions,
  events: [...callbackEvents, ...checkEvents, callbackPlanned],
  handlers: [
    due,
    ofTicket,
    recording,
    planning,
    taking,
    draws,
    rates,
    rateTickets,
    standingRule,
    settingRule,
  ],
  followers: [
    requestAfterResolving,
    superviseDissatisfied,
    cancelWhenSettled,
    dueWithTheClock,
    followMovedUnits,
    forgetAfterErasure,
  ],
  timers: [drawChecks],
}
