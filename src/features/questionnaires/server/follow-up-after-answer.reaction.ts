import { analysisCompleted } from '#features/analysis/contract.ts'
import { openForLowAnswer } from '#features/tickets/server/public/after-survey.ts'
import { reaction } from '#platform/server/followers.ts'
import { questionnaireAnswered } from '../contract.ts'
import { answersTo, contentOfVersion } from './answered-by.query.ts'
import { noteAbout } from './follow-up-words.ts'
import { lockWaiting, setFollowUp } from './follow-ups.store.ts'
import { followUp, houseLocale } from './following-up.ts'

/** What an invited person wrote is heard as a voice, and a low score of theirs is followed up. */
export const followUpAfterAnswer = reaction({
  name: 'questionnaires.follow-up-after-answer',
  on: [questionnaireAnswered],
  react: async (context, events) => {
    const invitations = events.map(({ facts }) => facts.invitationId)
    for (const answer of await answersTo(context.db, invitations)) {
      const { questionnaireId, version, answers, ...named } = answer
      const questionnaire = await contentOfVersion(context.db, questionnaireId, version)
      await followUp(context, { questionnaireId, version, questionnaire, answers }, named)
    }
  },
})

/** A low answer that is about no ticket gets one with what the analysis made of its words. */
export const openTicketAfterAnalysis = reaction({
  name: 'questionnaires.open-ticket-after-analysis',
  on: [analysisCompleted],
  react: async (context, events) => {
    const voices = [...new Set(events.map(({ subjectId }) => subjectId))]
    for (const { id, feedback_id, low, ...of } of await lockWaiting(context.db, voices)) {
      const questionnaireId = of.questionnaire_id
      const questionnaire = await contentOfVersion(context.db, questionnaireId, of.version)
      const text = noteAbout({ questionnaireId, questionnaire }, low, await houseLocale(context))
      const ticketId = feedback_id && (await openForLowAnswer(context, feedback_id, text))
      if (ticketId !== null) await setFollowUp(context.db, id, { ticket_id: ticketId })
    }
  },
})
