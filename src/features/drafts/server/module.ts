import { removeBytes } from '#platform/server/files/removing.ts'
import type { ServerModule } from '#platform/server/module.ts'
import { draftEvents } from '../contract.ts'
import { beingHere } from './being-here.command.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { keepingDraft } from './keeping-drafts.command.ts'
import { replying, takingBack } from './replying.command.ts'
import { sendDue } from './send-due.job.ts'
import { ownDrafts, timesToSend, waiting } from './ticket-drafts.query.ts'

export const drafts: ServerModule = {
  name: 'drafts',
  permissions: [],
  events: draftEvents,
  handlers: [waiting, ownDrafts, timesToSend, replying, takingBack, keepingDraft, beingHere],
  followers: [forgetAfterErasure],
  jobs: [removeBytes],
  timers: [sendDue],
}
