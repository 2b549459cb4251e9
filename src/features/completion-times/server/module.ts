import type { ServerModule } from '#platform/server/module.ts'
import { lateExpected } from '../contract.ts'
import { ofTicket } from './completion-of-ticket.query.ts'
import { learnTimer } from './learn.timer.ts'
import { quality } from './quality.query.ts'
import { watchTimer } from './watch.timer.ts'

export const completionTimes: ServerModule = {
  name: 'completion-times',
  permissions: [],
  events: [lateExpected],
  handlers: [ofTicket, quality],
  timers: [learnTimer, watchTimer],
}
