import type { ServerModule } from '#platform/server/module.ts'
import { surveyAnswered, surveyChanged, surveyInvited, surveysExported } from '../contract.ts'
import { answeringSurvey } from './answering.command.ts'
import { changingSurvey } from './changing.command.ts'
import { exportingResponses } from './exporting.command.ts'
import { followMovedUnits } from './follow-moved-units.reaction.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { installAtSetUp } from './install-at-set-up.reaction.ts'
import { mailInvitation } from './invitation-mail.ts'
import { endAfterReopening, inviteAfterHandling } from './invite-after-handling.reaction.ts'
import { responseList } from './response-list.query.ts'
import { formBehindLink } from './survey-form.query.ts'
import { serveSurvey } from './survey-pages.ts'
import { settingsOfSurvey } from './survey-settings.query.ts'

export const surveys: ServerModule = {
  name: 'surveys',
  permissions: ['surveys.read'],
  events: [surveyInvited, surveyAnswered, surveyChanged, surveysExported],
  handlers: [
    settingsOfSurvey,
    changingSurvey,
    formBehindLink,
    answeringSurvey,
    responseList,
    exportingResponses,
  ],
  followers: [installAtSetUp, inviteAfterHandling, endAfterReopening, followMovedUnits, forgetAfterErasure],
  jobs: [mailInvitation],
  routes: serveSurvey,
}
