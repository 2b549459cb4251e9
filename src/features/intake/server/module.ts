import { removeForgottenFiles } from '#platform/server/files/forgotten-files.ts'
import { removeBytes } from '#platform/server/files/removing.ts'
import type { ServerModule } from '#platform/server/module.ts'
import { consentGiven, consentWithdrawn } from '../contract/consent.ts'
import {
  feedbackAddedTo,
  feedbackErased,
  feedbackReceived,
  feedbackRemoved,
  feedbackUnmasked,
  feedbackWithdrawn,
} from '../contract.ts'
import { callers } from './callers.query.ts'
import { eraseAfterCustomerErased } from './erase-after-customer-erased.reaction.ts'
import { registerBatch, serveBatch } from './feedback-batch.ts'
import { feedbackDetails } from './feedback-details.query.ts'
import { feedbackExplorer } from './feedback-explorer.query.ts'
import { downloadFile, serveFeedbackFiles } from './file-downloads.ts'
import { register } from './registering.command.ts'
import { send } from './sending-voice.command.ts'
import { add, withdraw, withdrawConsentByLink } from './tracked-changes.command.ts'
import { serveTracking } from './tracking-pages.ts'
import { unmask } from './unmasking.command.ts'
import { serveUploads, uploadFile, uploadWithVoice } from './uploads.ts'
import { serveVoiceForm } from './voice-pages.ts'
import { withdrawForCustomer } from './withdrawing-consent.command.ts'

export const intake: ServerModule = {
  name: 'intake',
  permissions: ['intake.read', 'intake.register', 'intake.unmask', 'intake.import', 'intake.export'],
  events: [
    feedbackReceived,
    feedbackAddedTo,
    feedbackWithdrawn,
    feedbackUnmasked,
    feedbackErased,
    feedbackRemoved,
    consentGiven,
    consentWithdrawn,
  ],
  handlers: [
    register,
    send,
    add,
    withdraw,
    withdrawConsentByLink,
    withdrawForCustomer,
    unmask,
    feedbackExplorer,
    feedbackDetails,
    callers,
  ],
  followers: [eraseAfterCustomerErased],
  jobs: [removeBytes],
  timers: [removeForgottenFiles],
  rawRoutes: [uploadWithVoice, uploadFile, downloadFile, registerBatch],
  routes: (server, house, identify) => {
    serveVoiceForm(server, house)
    serveTracking(server, house)
    serveUploads(server, house, identify)
    serveFeedbackFiles(server, house, identify)
    serveBatch(server, house, identify)
  },
}
