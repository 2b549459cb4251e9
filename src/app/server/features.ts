import { alerts } from '#features/alerts/server/module.ts'
import { analysis } from '#features/analysis/server/module.ts'
import { assistant } from '#features/assistant/server/module.ts'
import { audit } from '#features/audit/server/module.ts'
import { automationRules } from '#features/automation-rules/server/module.ts'
import { bulkDeeds } from '#features/bulk-deeds/server/module.ts'
import { callbacks } from '#features/callbacks/server/module.ts'
import { cannedReplies } from '#features/canned-replies/server/module.ts'
import { checklists } from '#features/checklists/server/module.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { compensation } from '#features/compensation/server/module.ts'
import { completionTimes } from '#features/completion-times/server/module.ts'
import { customers } from '#features/customers/server/module.ts'
import { dashboards } from '#features/dashboards/server/module.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { drafts } from '#features/drafts/server/module.ts'
import { escalations } from '#features/escalations/server/module.ts'
import { explorer } from '#features/explorer/server/module.ts'
import { externalCases } from '#features/external-cases/server/module.ts'
import { following } from '#features/following/server/module.ts'
import { groupEvents } from '#features/group-events/server/module.ts'
import { imports } from '#features/imports/server/module.ts'
import { intake } from '#features/intake/server/module.ts'
import { jointHandling } from '#features/joint-handling/server/module.ts'
import { macros } from '#features/macros/server/module.ts'
import { metrics } from '#features/metrics/server/module.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { operationsOver } from '#features/operations/server/module.ts'
import { orders } from '#features/orders/server/module.ts'
import { organisation } from '#features/organisation/server/module.ts'
import { questionnaires } from '#features/questionnaires/server/module.ts'
import { savedViews } from '#features/saved-views/server/module.ts'
import { signIn } from '#features/sign-in/server/module.ts'
import { similar } from '#features/similar/server/module.ts'
import { staff } from '#features/staff/server/module.ts'
import { statistics } from '#features/statistics/server/module.ts'
import { supervision } from '#features/supervision/server/module.ts'
import { surveys } from '#features/surveys/server/module.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import { ticketAccess } from '#features/ticket-access/server/module.ts'
import { ticketFiles } from '#features/ticket-files/server/module.ts'
import { ticketLinks } from '#features/ticket-links/server/module.ts'
import { tickets } from '#features/tickets/server/module.ts'
import { touchpoints } from '#features/touchpoints/server/module.ts'
import { transcripts } from '#features/transcripts/server/module.ts'
import type { ServerModule } from '#platform/server/module.ts'

/** Every feature, in the loop's order. */
export const modules: ServerModule[] = [
  intake,
  imports,
  customers,
  orders,
  transcripts,
  analysis,
  taxonomy,
  similar,
  groupEvents,
  explorer,
  assistant,
  tickets,
  ticketLinks,
  ticketAccess,
  ticketFiles,
  cannedReplies,
  drafts,
  macros,
  bulkDeeds,
  automationRules,
  savedViews,
  following,
  checklists,
  clocks,
  completionTimes,
  dispatch,
  jointHandling,
  callbacks,
  compensation,
  externalCases,
  supervision,
  surveys,
  touchpoints,
  questionnaires,
  escalations,
  notifications,
  organisation,
  staff,
  signIn,
  metrics,
  dashboards,
  alerts,
  statistics,
  audit,
  operationsOver(() => modules),
]
