import type { ServerModule } from '#platform/server/module.ts'
import { alertEvents, alertPermissions, alertRuleEvents } from '../contract.ts'
import { alertDetails } from './alert-details.query.ts'
import { alertList } from './alert-list.query.ts'
import { alertTickets } from './alert-tickets.query.ts'
import { ticketAlerts } from './alerts-of-ticket.query.ts'
import { runBackTest } from './back-test-work.ts'
import { handlers } from './handlers.query.ts'
import { acknowledging, assigning, closing, snoozing, waking } from './handling.command.ts'
import { heardHours } from './heard-hours.projection.ts'
import { judgeRules } from './judge-rules.timer.ts'
import { linkingTicket, openingTicket, unlinkingTicket } from './linking-tickets.command.ts'
import { addingMark, removingMark } from './marks.command.ts'
import { markList } from './marks.query.ts'
import { merging, takingApart } from './merging.command.ts'
import { ruleList } from './rule-list.query.ts'
import {
  addingRule,
  askingBackTest,
  changingRule,
  confirmingFormula,
  removingRule,
  switchingRule,
} from './rules.command.ts'
import { tuning, untuning } from './tuning-rule.command.ts'

/** What moves away from what is usual, judged every minute, each alert with an owner and a clock. */
export const alerts: ServerModule = {
  name: 'alerts',
  permissions: alertPermissions,
  events: [...alertEvents, ...alertRuleEvents],
  handlers: [
    alertList,
    alertDetails,
    alertTickets,
    ticketAlerts,
    openingTicket,
    linkingTicket,
    unlinkingTicket,
    handlers,
    acknowledging,
    assigning,
    snoozing,
    waking,
    closing,
    merging,
    takingApart,
    ruleList,
    addingRule,
    changingRule,
    switchingRule,
    confirmingFormula,
    removingRule,
    tuning,
    untuning,
    askingBackTest,
    markList,
    addingMark,
    removingMark,
  ],
  followers: [heardHours],
  jobs: [runBackTest],
  timers: [judgeRules],
}
