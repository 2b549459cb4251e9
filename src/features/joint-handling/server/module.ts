import type { ServerModule } from '#platform/server/module.ts'
import {
  answerLimitsSet,
  jointHandlingEvents,
  jointHandlingPermissions,
  jointHandlingRuleSet,
} from '../contract.ts'
import { accepting, answering, returning } from './answering.command.ts'
import { cancelling, disputing, requesting, sendingAgain, waiving } from './asking.command.ts'
import {
  cancelWhenTicketEnds,
  followCalendars,
  followMovedUnits,
  forgetAfterErasure,
} from './follow-neighbours.reaction.ts'
import { settingLimits, settingRule } from './rule.command.ts'
import { limitsQuery, ruleQuery, usualDaysQuery } from './rule.query.ts'
import { ruling } from './ruling.command.ts'
import { details } from './task-details.query.ts'
import { counts, list } from './task-list.query.ts'
import { tasksOfTicket } from './ticket-tasks.query.ts'
import { wakeTasks } from './wake-tasks.timer.ts'

export const jointHandling: ServerModule = {
  name: 'joint-handling',
  permissions: jointHandlingPermissions,
  events: [...jointHandlingEvents, jointHandlingRuleSet, answerLimitsSet],
  handlers: [
    tasksOfTicket,
    list,
    counts,
    details,
    ruleQuery,
    limitsQuery,
    usualDaysQuery,
    requesting,
    accepting,
    answering,
    returning,
    sendingAgain,
    cancelling,
    waiving,
    disputing,
    ruling,
    settingRule,
    settingLimits,
  ],
  followers: [cancelWhenTicketEnds, followCalendars, followMovedUnits, forgetAfterErasure],
  timers: [wakeTasks],
}
