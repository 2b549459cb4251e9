import type { ServerModule } from '#platform/server/module.ts'
import { questionnaireEvents, questionnairePermissions } from '../contract.ts'
import { serveQuestionnaires } from './answer-pages.ts'
import { serveAnswerUploads, uploadWithAnswer } from './answer-uploads.ts'
import { answering, optingOut } from './answering.command.ts'
import { askAfterClosure } from './ask-after-closure.reaction.ts'
import { askAfterOrders } from './ask-after-orders.reaction.ts'
import { attachedFilesOf } from './attached-files.query.ts'
import { downloadAttached, serveAttachedFiles } from './attached-files.ts'
import { settingCard } from './card.command.ts'
import { serveCards } from './card-pages.ts'
import { commentsOfQuestionnaire } from './comments.query.ts'
import { contactRule } from './contact-rule.query.ts'
import { countAnonymousScores } from './count-anonymous-scores.timer.ts'
import { crossTableOf } from './cross-table.query.ts'
import { changing, closing, creating, opening, removing, savingDraft } from './designing.command.ts'
import { downloadAnswers, serveExports } from './export.routes.ts'
import { facetsOfQuestionnaire } from './facets.query.ts'
import { followUpAfterAnswer, openTicketAfterAnalysis } from './follow-up-after-answer.reaction.ts'
import { settingAfterClosure, settingAfterOrders } from './following.command.ts'
import { closureRule, orderRule } from './following.query.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { forgetReceipts } from './forget-receipts.timer.ts'
import { handOverLowAnswers } from './hand-over-low-answers.timer.ts'
import {
  changingRule,
  forecastingInvitations,
  forecastingSending,
  inviting,
  sending,
} from './inviting.command.ts'
import { answeringAtKiosk } from './kiosk.command.ts'
import { serveKiosks } from './kiosk-pages.ts'
import { namedTallies } from './named-tallies.projection.ts'
import { passingOn, readingOutbox } from './outbox.command.ts'
import { previewing } from './previewing.command.ts'
import { progressOfSending, recipientList } from './progress.query.ts'
import { formBehindLink } from './questionnaire-form.query.ts'
import { detailsOfQuestionnaire, questionnaireList, surveyJsOf } from './questionnaires.query.ts'
import { readWords } from './read-words.timer.ts'
import { releaseWaiting } from './release-answers.timer.ts'
import { resultsOfQuestionnaire } from './results.query.ts'
import { sendInvitations } from './send-invitations.timer.ts'
import { beginning, keepingPartial, seeing } from './sittings.command.ts'
import { themesOfQuestionnaire } from './themes.query.ts'
import { wavesOfQuestionnaire } from './waves.query.ts'
import { weightedResultsOf } from './weighted.query.ts'
import { settingWish } from './wishes.command.ts'
import { wishOfCustomer } from './wishes.query.ts'

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
    settingCard,
    removing,
    surveyJsOf,
    previewing,
    resultsOfQuestionnaire,
    facetsOfQuestionnaire,
    commentsOfQuestionnaire,
    themesOfQuestionnaire,
    crossTableOf,
    wavesOfQuestionnaire,
    weightedResultsOf,
    attachedFilesOf,
    inviting,
    forecastingInvitations,
    sending,
    forecastingSending,
    closureRule,
    settingAfterClosure,
    orderRule,
    settingAfterOrders,
    progressOfSending,
    recipientList,
    readingOutbox,
    passingOn,
    contactRule,
    changingRule,
    formBehindLink,
    beginning,
    seeing,
    keepingPartial,
    answering,
    answeringAtKiosk,
    optingOut,
    wishOfCustomer,
    settingWish,
  ],
  followers: [
    namedTallies,
    forgetAfterErasure,
    followUpAfterAnswer,
    openTicketAfterAnalysis,
    askAfterClosure,
    askAfterOrders,
  ],
  timers: [
    handOverLowAnswers,
    sendInvitations,
    releaseWaiting,
    countAnonymousScores,
    forgetReceipts,
    readWords,
  ],
  rawRoutes: [...downloadAnswers, uploadWithAnswer, downloadAttached],
  routes: (server, house, identify) => {
    serveQuestionnaires(server, house)
    serveCards(server, house)
    serveKiosks(server, house)
    serveAnswerUploads(server, house)
    serveAttachedFiles(server, house, identify)
    serveExports(server, house, identify)
  },
}
