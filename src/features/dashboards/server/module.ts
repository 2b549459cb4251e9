import type { ServerModule } from '#platform/server/module.ts'
import {
  benchmarksImported,
  dashboardExported,
  dashboardPermissions,
  dashboardSaved,
  dashboardScheduled,
} from '../contract.ts'
import { backdrop } from './backdrop.query.ts'
import { dashboardDetails, dashboardList } from './dashboards.query.ts'
import { exporting } from './exporting.command.ts'
import { figures } from './figures.query.ts'
import { forgetThePerson } from './forget-the-person.reaction.ts'
import { importingBenchmarks } from './importing-benchmarks.command.ts'
import { creating, removing, renaming, savingLayout, sharing } from './keeping.command.ts'
import { scheduleList } from './schedules.query.ts'
import { beginningSchedule, endingSchedule } from './scheduling.command.ts'
import { sendDashboards } from './send-dashboards.timer.ts'

export const dashboards: ServerModule = {
  name: 'dashboards',
  permissions: dashboardPermissions,
  events: [dashboardSaved, dashboardExported, dashboardScheduled, benchmarksImported],
  handlers: [
    dashboardList,
    dashboardDetails,
    figures,
    backdrop,
    creating,
    savingLayout,
    renaming,
    sharing,
    removing,
    exporting,
    importingBenchmarks,
    scheduleList,
    beginningSchedule,
    endingSchedule,
  ],
  followers: [forgetThePerson],
  timers: [sendDashboards],
}
