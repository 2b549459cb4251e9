import type { ServerModule } from '#platform/server/module.ts'
import { externalCaseEvents, externalCasePermissions, externalCasesExported } from '../contract.ts'
import { deadline } from './deadline.query.ts'
import { exporting } from './exporting.command.ts'
import { list, ofTicket } from './external-cases.query.ts'
import { followMerges } from './follow-merges.reaction.ts'
import { forgetAfterErasure, reckonAfterCalendar } from './follow-neighbours.reaction.ts'
import { adding, changing } from './noting.command.ts'
import { remindInTime } from './remind.timer.ts'
import { check } from './same-number.query.ts'
import { stepping } from './stepping.command.ts'

export const externalCases: ServerModule = {
  name: 'external-cases',
  permissions: externalCasePermissions,
  events: [...externalCaseEvents, externalCasesExported],
  handlers: [ofTicket, check, deadline, list, adding, changing, stepping, exporting],
  followers: [reckonAfterCalendar, followMerges, forgetAfterErasure],
  timers: [remindInTime],
}
