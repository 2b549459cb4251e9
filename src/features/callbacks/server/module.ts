import type { ServerModule } from '#platform/server/module.ts'
import { checkEvents } from '../contract/checks.ts'
import { messageRuleSet } from '../contract/messages.ts'
import { callbackPlanned } from '../contract/planning.ts'
import { scriptSaved } from '../contract/scripts.ts'
import { callbackEvents, callbackPermissions } from '../contract.ts'
import { answeringMessage, reportingUnreached } from './answering-message.command.ts'
import { askCustomer } from './asking-customer.ts'
import { due, ofTicket } from './callback-list.query.ts'
import { drawChecks } from './draw-checks.timer.ts'
import { draws } from './draws.query.ts'
import {
  cancelWhenSettled,
  dueWithTheClock,
  followMovedUnits,
  handOverUnsent,
  relieveTheKept,
} from './follow-the-ticket.reaction.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { handOverUnanswered } from './hand-over.timer.ts'
import { messageForm } from './message-form.query.ts'
import { serveCallbackPage } from './message-pages.ts'
import { removingMessageRule, settingMessageRule } from './message-rules.command.ts'
import { messageRules } from './message-rules.query.ts'
import { planning } from './planning.command.ts'
import { rates, rateTickets } from './rate-callbacks.query.ts'
import { recording } from './recording.command.ts'
import { requestAfterResolving } from './request-after-resolving.reaction.ts'
import { standingRule } from './rule.query.ts'
import { addingScript, archivingScript, changingScript } from './scripts.command.ts'
import { allScripts, ofCallback } from './scripts.query.ts'
import { settingRule } from './setting-rule.command.ts'
import { superviseDissatisfied } from './supervise-dissatisfied.reaction.ts'
import { taking } from './taking.command.ts'

export const callbacks: ServerModule = {
  name: 'callbacks',
  permissions: callbackPermissions,
  events: [...callbackEvents, ...checkEvents, callbackPlanned, scriptSaved, messageRuleSet],
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
    allScripts,
    ofCallback,
    addingScript,
    changingScript,
    archivingScript,
    messageRules,
    settingMessageRule,
    removingMessageRule,
    messageForm,
    answeringMessage,
    reportingUnreached,
  ],
  followers: [
    requestAfterResolving,
    superviseDissatisfied,
    cancelWhenSettled,
    dueWithTheClock,
    followMovedUnits,
    handOverUnsent,
    relieveTheKept,
    forgetAfterErasure,
  ],
  jobs: [askCustomer],
  timers: [drawChecks, handOverUnanswered],
  routes: serveCallbackPage,
}
