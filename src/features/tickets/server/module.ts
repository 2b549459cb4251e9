import type { ServerModule } from '#platform/server/module.ts'
import { ticketEvents, ticketPermissions, ticketPolicyChanged, ticketsExported } from '../contract.ts'
import { changing } from './changing.command.ts'
import { closeSilent } from './close-silent.job.ts'
import { closing, confirming, reopening, verifying, withdrawing } from './closing.command.ts'
import { countCallbackAttempts } from './count-callback-attempts.reaction.ts'
import { downloadTickets, serveTicketExports } from './export.routes.ts'
import { followCorrection } from './follow-correction.reaction.ts'
import { followCustomers, followMovedUnits } from './follow-neighbours.reaction.ts'
import { accepting, contacting, holding, releasing, resolving, starting } from './handling.command.ts'
import { hearTheCustomer } from './hear-the-customer.reaction.ts'
import { heedTheAnswer } from './heed-the-answer.reaction.ts'
import { nextDueAfterClocks } from './next-due-after-clocks.reaction.ts'
import { openFromAnalysis } from './open-from-analysis.reaction.ts'
import { linking, opening } from './opening.command.ts'
import { changingPolicy } from './policy.command.ts'
import { policy } from './policy.query.ts'
import { revealing } from './revealing.command.ts'
import { reviewing } from './reviewing.command.ts'
import { messaging, noting, replying } from './talking.command.ts'
import { counts } from './ticket-counts.query.ts'
import { details } from './ticket-details.query.ts'
import { list } from './ticket-list.query.ts'
import { timeline } from './ticket-timeline.query.ts'
import { withdrawAfterRemoval } from './withdraw-after-removal.reaction.ts'

export const tickets: ServerModule = {
  name: 'tickets',
  permissions: ticketPermissions,
  events: [...ticketEvents, ticketPolicyChanged, ticketsExported],
  handlers: [
    list,
    counts,
    details,
    timeline,
    policy,
    opening,
    accepting,
    starting,
    contacting,
    holding,
    releasing,
    noting,
    messaging,
    replying,
    revealing,
    changing,
    linking,
    confirming,
    resolving,
    verifying,
    closing,
    reopening,
    withdrawing,
    reviewing,
    changingPolicy,
  ],
  followers: [
    openFromAnalysis,
    followCorrection,
    hearTheCustomer,
    withdrawAfterRemoval,
    heedTheAnswer,
    nextDueAfterClocks,
    countCallbackAttempts,
    followCustomers,
    followMovedUnits,
  ],
  timers: [closeSilent],
  rawRoutes: downloadTickets,
  routes: serveTicketExports,
}
