import type { ServerModule } from '#platform/server/module.ts'
import { calendarEvents, clockEvents, policyEvents } from '../contract.ts'
import { reckonCalendar } from './calendar-reckoning.ts'
import {
  createCalendarCommand,
  editCalendarCommand,
  importHolidaysCommand,
  removeCalendarCommand,
} from './calendars.command.ts'
import { listCalendarsQuery, previewCalendarQuery } from './calendars.query.ts'
import { extendClockCommand } from './extending.command.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { installDefaultsAfterSetUp } from './install-defaults.reaction.ts'
import { keepClocks } from './keep-clocks.reaction.ts'
import {
  createPolicyCommand,
  editPolicyCommand,
  installStatuteCommand,
  orderPoliciesCommand,
  removePolicyCommand,
} from './policies.command.ts'
import { listPoliciesQuery, policyHistoryQuery } from './policies.query.ts'
import { reckonAfterCalendar } from './reckon-after-calendar.reaction.ts'
import { ticketClocksQuery } from './ticket-clocks.query.ts'
import { wakeClocksTimer } from './wake-clocks.job.ts'

/** Time limits, calendars, and the clocks of tickets. */
export const clocks: ServerModule = {
  name: 'clocks',
  permissions: ['clocks.configure', 'clocks.extend'],
  events: [...clockEvents, ...calendarEvents, ...policyEvents],
  handlers: [
    listCalendarsQuery,
    previewCalendarQuery,
    createCalendarCommand,
    editCalendarCommand,
    removeCalendarCommand,
    importHolidaysCommand,
    listPoliciesQuery,
    createPolicyCommand,
    editPolicyCommand,
    removePolicyCommand,
    orderPoliciesCommand,
    installStatuteCommand,
    policyHistoryQuery,
    ticketClocksQuery,
    extendClockCommand,
  ],
  followers: [installDefaultsAfterSetUp, keepClocks, reckonAfterCalendar, forgetAfterErasure],
  jobs: [reckonCalendar],
  timers: [wakeClocksTimer],
}
