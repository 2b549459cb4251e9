import type { ServerModule } from '#platform/server/module.ts'
import { commentRead, surveyAnswered, surveyChanged, surveyInvited, surveysExported } from '../contract.ts'
import { answeringSurvey, leavingSurveys } from './answering.command.ts'
import { changingSurvey } from './changing.command.ts'
import { exportingResponses } from './exporting.command.ts'
import { followMovedUnits } from './follow-moved-units.reaction.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { installAtSetUp } from './install-at-set-up.reaction.ts'
import { mailInvitation } from './invitation-mail.ts'
import { endAfterReopening, inviteAfterHandling } from './invite-after-handling.reaction.ts'
import { mailWaiting } from './mail-waiting.timer.ts'
import { readAfterAnswer } from './read-after-answer.reaction.ts'
import { readOlderComments } from './read-comments.job.ts'
import { responseList } from './response-list.query.ts'
import { formBehindLink } from './survey-form.query.ts'
import { serveSurvey } from './survey-pages.ts'
import { settingsOfSurvey } from './survey-settings.query.ts'
import { answersOfTicket } from './ticket-answers.query.ts'

export const surveys: ServerModule = {
  name: 'surveys',
  permissions: ['surveys.read'],
  events: [surveyInvited, surveyAnswered, commentRead, surveyChanged, surveysExported],
  handlers: [
    settingsOfSurvey,
    changingSurvey,
    formBehindLink,
    answeringSurvey,
    leavingSurveys,
    responseList,
    answersOfTicket,
    exportingResponses,
  ],
  followers: [
    installAtSetUp,
    inviteAfterHandling,
    endAfterReopening,
    followMovedUnits,
    forgetAfterErasure,
    readAfterAnswer,
  ],
  jobs: [mailInvitation],
  timers: [readOlderComments, mailWaiting],
  routes: serveSurvey,
}
