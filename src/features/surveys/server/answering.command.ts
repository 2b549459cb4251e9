import { optOutOfSurveys } from '#features/questionnaires/server/public/opting-out.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { answerSurvey, leaveSurveys, surveyAnswered } from '../contract.ts'
import { invitationState } from '../domain/invitation-state.ts'
import { satisfiedBy, unanswered } from '../domain/scores.ts'
import { theSurvey } from './question-set.store.ts'
import { invitationOf } from './survey-link.ts'
import { type Invitation, insertResponse, lockInvitation } from './surveys.store.ts'

const refusals = {
  answered: () => new Refusal('surveys.alreadyAnswered', 'conflict'),
  expired: () => new Refusal('surveys.expired', 'conflict'),
  ended: () => new Refusal('surveys.ended', 'conflict'),
}

const factsOf = (invitation: Invitation) => ({
  cycle: invitation.cycle,
  kind: invitation.kind,
  urgency: invitation.urgency,
  tier: invitation.tier,
  labelId: invitation.label_id,
  orgUnitId: invitation.org_unit_id,
  assigneeId: invitation.assignee_id,
  customerId: invitation.customer_id,
  invitationId: invitation.id,
})

async function behindLink(db: WriteHandle, token: string) {
  const survey = await theSurvey(db)
  const id = survey && invitationOf(survey.link_key, token)
  const invitation = id ? await lockInvitation(db, id) : undefined
  if (!survey || !invitation) throw new Refusal('surveys.badLink', 'missing')
  return { survey, invitation }
}

export const leavingSurveys = command(leaveSurveys, async (context, { token }) => {
  const { invitation } = await behindLink(context.db, token)
  if (invitation.customer_id === null) throw new Refusal('surveys.badLink', 'missing')
  await optOutOfSurveys(context, invitation.customer_id)
  return {}
})

export const answeringSurvey = command(answerSurvey, async ({ db, now, emit }, input) => {
  const { survey, invitation } = await behindLink(db, input.token)
  const state = invitationState(
    {
      answeredAt: invitation.answered_at?.getTime() ?? null,
      endedAt: invitation.ended_at?.getTime() ?? null,
      expiresAt: invitation.expires_at.getTime(),
    },
    now,
  )
  if (state !== 'open') throw refusals[state]()
  const asked = { asksCsat: survey.asks_csat, asksNps: survey.asks_nps }
  const scores = {
    csat: asked.asksCsat ? input.csat : null,
    nps: asked.asksNps ? input.nps : null,
  }
  const open = unanswered(asked, scores)
  if (open.length > 0) throw new Refusal('surveys.unanswered', 'invalid', { open })
  const satisfied = satisfiedBy(scores)
  const comment = survey.asks_comment && input.comment !== '' ? input.comment : null
  const { answered_at: _none, ...asAsked } = invitation
  await insertResponse(db, asAsked, { ...scores, satisfied, comment, now })
  emit(surveyAnswered, {
    subject: invitation.ticket_id,
    unit: invitation.org_unit_id,
    facts: { ...factsOf(invitation), ...scores, satisfied, commented: comment !== null },
  })
  return { state: 'answered' as const }
})
