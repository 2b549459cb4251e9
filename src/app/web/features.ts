import { alerts } from '#features/alerts/web/module.ts'
import { analysis } from '#features/analysis/web/module.ts'
import { assistant } from '#features/assistant/web/module.ts'
import { audit } from '#features/audit/web/module.ts'
import { automationRules } from '#features/automation-rules/web/module.ts'
import { bulkDeeds } from '#features/bulk-deeds/web/module.ts'
import { callbacks } from '#features/callbacks/web/module.ts'
import { cannedReplies } from '#features/canned-replies/web/module.ts'
import { checklists } from '#features/checklists/web/module.ts'
import { clocks } from '#features/clocks/web/module.ts'
import { compensation } from '#features/compensation/web/module.ts'
import { completionTimes } from '#features/completion-times/web/module.ts'
import { customers } from '#features/customers/web/module.ts'
import { dashboards } from '#features/dashboards/web/module.ts'
import { dispatch } from '#features/dispatch/web/module.ts'
import { drafts } from '#features/drafts/web/module.ts'
import { escalations } from '#features/escalations/web/module.ts'
import { explorer } from '#features/explorer/web/module.ts'
import { externalCases } from '#features/external-cases/web/module.ts'
import { following } from '#features/following/web/module.ts'
import { groupEvents } from '#features/group-events/web/module.ts'
import { imports } from '#features/imports/web/module.ts'
import { intake } from '#features/intake/web/module.ts'
import { jointHandling } from '#features/joint-handling/web/module.ts'
import { macros } from '#features/macros/web/module.ts'
import { metrics } from '#features/metrics/web/module.ts'
import { notifications } from '#features/notifications/web/module.ts'
import { operations } from '#features/operations/web/module.ts'
import { orders } from '#features/orders/web/module.ts'
import { organisation } from '#features/organisation/web/module.ts'
import { palette } from '#features/palette/web/module.ts'
import { questionnaires } from '#features/questionnaires/web/module.ts'
import { savedViews } from '#features/saved-views/web/module.ts'
import { signIn } from '#features/sign-in/web/module.ts'
import { similar } from '#features/similar/web/module.ts'
import { staff } from '#features/staff/web/module.ts'
import { supervision } from '#features/supervision/web/module.ts'
import { surveys } from '#features/surveys/web/module.ts'
import { taxonomy } from '#features/taxonomy/web/module.ts'
import { ticketAccess } from '#features/ticket-access/web/module.ts'
import { ticketFiles } from '#features/ticket-files/web/module.ts'
import { ticketLinks } from '#features/ticket-links/web/module.ts'
import { tickets } from '#features/tickets/web/module.ts'
import { touchpoints } from '#features/touchpoints/web/module.ts'
import { transcripts } from '#features/transcripts/web/module.ts'
import type { WebModule } from '#platform/web/module.ts'

/** Every feature with screens, in the loop's order. */
export const features: readonly WebModule[] = [
  intake,
  imports,
  transcripts,
  analysis,
  taxonomy,
  similar,
  groupEvents,
  explorer,
  assistant,
  customers,
  orders,
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
  palette,
  checklists,
  clocks,
  completionTimes,
  dispatch,
  jointHandling,
  callbacks,
  compensation,
  externalCases,
  supervision,
  metrics,
  dashboards,
  alerts,
  organisation,
  staff,
  signIn,
  surveys,
  touchpoints,
  questionnaires,
  escalations,
  notifications,
  audit,
  operations,
]
