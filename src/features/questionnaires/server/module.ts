import type { ServerModule } from '#platform/server/module.ts'
import { questionnaireEvents, questionnairePermissions } from '../contract.ts'
import { serveQuestionnaires } from './answer-pages.ts'
import { answering, beginning, keepingPartial, optingOut } from './answering.command.ts'
import { contactRule } from './contact-rule.query.ts'
import { changing, closing, creating, opening, removing, savingDraft } from './designing.command.ts'
import { exporting } from './exporting.command.ts'
import { followUpAfterAnswer, openTicketAfterAnalysis } from './follow-up-after-answer.reaction.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { handOverLowAnswers } from './hand-over-low-answers.timer.ts'
import { changingRule, inviting } from './inviting.command.ts'
import { previewing } from './previewing.command.ts'
import { formBehindLink } from './questionnaire-form.query.ts'
import { detailsOfQuestionnaire, questionnaireList, surveyJsOf } from './questionnaires.query.ts'
import { resultsOfQuestionnaire } from './results.query.ts'

export const questionnaires: ServerModule = {
  name: 'questionnaires',
  permissions: questionnairePermissions,
  events: questionnaireEvents,
  handlers: [
    questionnaireList,
    detailsOfQuestionnaire,
    creating,
    savingDraft,
    opening,
    closing,
    changing,
    removing,
    surveyJsOf,
    previewing,
    resultsOfQuestionnaire,
    exporting,
    inviting,
    contactRule,
    changingRule,
    formBehindLink,
    beginning,
    keepingPartial,
    answering,
    optingOut,
  ],
  followers: [forgetAfterErasure, followUpAfterAnswer, openTicketAfterAnalysis],
  timers: [handOverLowAnswers],
  routes: serveQuestionnaires,
}
