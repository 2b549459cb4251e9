import { analysisCompleted, analysisCorrected } from '#features/analysis/contract.ts'
import {
  checkAttempted,
  checkCancelled,
  checksDrawn,
  supervisionRequested,
  ticketChecked,
} from '#features/callbacks/contract/checks.ts'
import {
  callbackAnswered,
  callbackAttempted,
  callbackCancelled,
  callbackRequested,
} from '#features/callbacks/contract.ts'
import {
  clockBreached,
  clockCancelled,
  clockExtended,
  clockMet,
  clockMoved,
  clockStarted,
  clockWarned,
} from '#features/clocks/contract.ts'
import { customerMerged, customerUnmerged } from '#features/customers/contract.ts'
import { ticketAssigned, ticketReturned, ticketWaiting } from '#features/dispatch/contract.ts'
import { feedbackReceived, feedbackRemoved } from '#features/intake/contract.ts'
import { anonymousScoresCounted, questionnaireAnswered } from '#features/questionnaires/contract.ts'
import { surveyAnswered } from '#features/surveys/contract.ts'
import {
  ticketChanged,
  ticketClosed,
  ticketConfirmed,
  ticketContacted,
  ticketOpened,
  ticketReopened,
  ticketResolved,
  ticketWithdrawn,
} from '#features/tickets/contract.ts'

/** What callbacks are told by, of all three levels. */
export const callbackEvents = [
  callbackRequested,
  callbackAttempted,
  callbackAnswered,
  callbackCancelled,
  checksDrawn,
  supervisionRequested,
  checkAttempted,
  checkCancelled,
  ticketChecked,
] as const

/** Events that change a number on the overview. */
export const countedEvents = [
  feedbackReceived,
  feedbackRemoved,
  analysisCompleted,
  analysisCorrected,
  ticketOpened,
  ticketContacted,
  ticketResolved,
  ticketClosed,
  ticketReopened,
  ticketWithdrawn,
  ticketConfirmed,
  ticketChanged,
  ticketAssigned,
  ticketWaiting,
  ticketReturned,
  clockStarted,
  clockWarned,
  clockBreached,
  clockMet,
  clockMoved,
  clockExtended,
  clockCancelled,
  ...callbackEvents,
  surveyAnswered,
  questionnaireAnswered,
  anonymousScoresCounted,
  customerMerged,
  customerUnmerged,
] as const
