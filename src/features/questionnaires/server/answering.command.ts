import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { visitorLimit } from '#platform/server/visitor-limits.ts'
import { answerQuestionnaire, beginSitting, keepPartialAnswer, optOut } from '../contract/answering.ts'
import { customerOptedOut, questionnaireAnswered } from '../contract.ts'
import { lowAnswers } from '../domain/alarms.ts'
import { checkedAnswers, keptAnswers } from '../domain/check-answers.ts'
import { insertAnswer, insertOptOut, insertSitting, markAnswered, saveSitting } from './answers.store.ts'
import { insertAlarm } from './follow-ups.store.ts'
import { type Sitting, sittingBy, versionOf } from './kept-questionnaires.ts'
import { behindLink, type Linked, sittingKeyOf, weekOf } from './questionnaire-link.ts'

// A shop's guests share one address, so many may come at once; a machine does not get far.
const limit = visitorLimit('questionnaires.tooMany', { burst: 120, refillMs: 1000 })

const refusals = {
  answered: () => new Refusal('questionnaires.alreadyAnswered', 'conflict'),
  closed: () => new Refusal('questionnaires.closed', 'conflict'),
  expired: () => new Refusal('questionnaires.expired', 'conflict'),
  ended: () => new Refusal('questionnaires.ended', 'conflict'),
}

async function openLink({ db, now }: CommandContext, token: string): Promise<Linked> {
  const linked = await behindLink(db, token, now)
  if (linked.state !== 'open') throw refusals[linked.state]()
  return linked
}

/** The half answer, locked: of two that are sent at once one finds it gone. */
async function lockSitting({ db }: CommandContext, linked: Linked, sitting: string): Promise<Sitting> {
  const key = sittingKeyOf(linked, sitting)
  const row = key && (await sittingBy(db, linked.questionnaire.id, key).forUpdate().executeTakeFirst())
  if (!row) throw new Refusal('questionnaires.notBegun', 'conflict')
  return row
}

async function contentOf({ db }: CommandContext, { questionnaire_id, version }: Sitting) {
  const found = await versionOf(db, questionnaire_id, version)
  if (found === undefined) throw new Error('A sitting holds on to a version')
  return found.content
}

export const beginning = command(beginSitting, async (context, { token }) => {
  limit(context.request.ip, context.now)
  const linked = await openLink(context, token)
  const { id, version } = linked.questionnaire
  const secret = linked.invitation === null ? context.newSecret() : ''
  const key = sittingKeyOf(linked, secret)
  if (key === null || version === null) throw refusals.closed()
  await insertSitting(context.db, { questionnaireId: id, version, key })
  return { sitting: secret }
})

export const keepingPartial = command(keepPartialAnswer, async (context, { token, sitting, answers }) => {
  limit(context.request.ip, context.now)
  const linked = await openLink(context, token)
  const half = await lockSitting(context, linked, sitting)
  await saveSitting(context.db, half.id, keptAnswers(await contentOf(context, half), answers))
  return {}
})

export const answering = command(answerQuestionnaire, async (context, input) => {
  const { db, now, emit, request } = context
  limit(request.ip, now)
  const linked = await openLink(context, input.token)
  const half = await lockSitting(context, linked, input.sitting)
  const content = await contentOf(context, half)
  const { answers, problems } = checkedAnswers(content, input.answers)
  if (problems.length > 0) throw new Refusal('questionnaires.unanswered', 'invalid', { problems })
  const { questionnaire, invitation } = linked
  const answerId = await insertAnswer(db, half.id, {
    questionnaire_id: questionnaire.id,
    version: half.version,
    invitation_id: invitation?.id ?? null,
    customer_id: invitation?.customer_id ?? null,
    answers,
    locale: input.locale ?? request.locale,
    week: weekOf(now),
    answered_at: invitation === null ? null : new Date(now),
  })
  if (invitation === null && content.anonymousAlarms && lowAnswers(content, answers).length > 0)
    await insertAlarm(db, answerId)
  if (invitation !== null) {
    await markAnswered(db, invitation.id, now)
    const { id: invitationId, customer_id: customerId } = invitation
    emit(questionnaireAnswered, {
      subject: questionnaire.id,
      facts: { invitationId, customerId, version: half.version },
    })
  }
  return { state: 'answered' as const }
})

export const optingOut = command(optOut, async ({ db, now, emit }, { token }) => {
  const { invitation } = await behindLink(db, token, now)
  const customerId = invitation?.customer_id
  if (!customerId) throw new Refusal('questionnaires.badLink', 'missing')
  if (await insertOptOut(db, customerId, now)) emit(customerOptedOut, { subject: customerId, facts: {} })
  return {}
})
