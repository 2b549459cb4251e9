import type { ServerModule } from '#platform/server/module.ts'
import { calendarEvents, clockEvents, extensionRequestEvents, policyEvents } from '../contract.ts'
import { reckonCalendar } from './calendar-reckoning.ts'
import {
  createCalendarCommand,
  editCalendarCommand,
  importHolidaysCommand,
  removeCalendarCommand,
} from './calendars.command.ts'
import { listCalendarsQuery, previewCalendarQuery } from './calendars.query.ts'
import { decidingExtension } from './deciding-time.command.ts'
import { extendClockCommand } from './extending.command.ts'
import { extensionRequestsQuery } from './extension-requests.query.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { installDefaultsAfterSetUp } from './install-defaults.reaction.ts'
import { keepClocks } from './keep-clocks.reaction.ts'
import { lapseAfterEnd } from './lapse-after-end.reaction.ts'
import {
  createPolicyCommand,
  editPolicyCommand,
  installStatuteCommand,
  orderPoliciesCommand,
  removePolicyCommand,
} from './policies.command.ts'
import { listPoliciesQuery, policyHistoryQuery } from './policies.query.ts'
import { reckonAfterCalendar } from './reckon-after-calendar.reaction.ts'
import { requestingExtension } from './requesting-time.command.ts'
import { ticketClocksQuery } from './ticket-clocks.query.ts'
import { wakeClocksTimer } from './wake-clocks.job.ts'

/** Time limits, calendars, and the clocks of tickets. */
export const clocks: ServerModule = {
  name: 'clocks',
  permissions: ['clocks.configure', 'clocks.extend', 'clocks.approve_extension'],
  events: [...clockEvents, ...extensionRequestEvents, ...calendarEvents, ...policyEvents],
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
    requestingExtension,
    decidingExtension,
    extensionRequestsQuery,
  ],
  followers: [installDefaultsAfterSetUp, keepClocks, reckonAfterCalendar, lapseAfterEnd, forgetAfterErasure],
  jobs: [reckonCalendar],
  timers: [wakeClocksTimer],
}
