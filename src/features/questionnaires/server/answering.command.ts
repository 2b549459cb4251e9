import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  answerQuestionnaire,
  beginSitting,
  keepPartialAnswer,
  optOut,
  seePage,
} from '../contract/answering.ts'
import { questionnaireAnswered } from '../contract.ts'
import { keptAnswers } from '../domain/check-answers.ts'
import { begunAt, stamped } from '../domain/doubts.ts'
import type { Questionnaire } from '../domain/questionnaire.ts'
import { insertSitting, markAnswered, markSeen, saveSitting, takeSitting } from './answers.store.ts'
import { answersIn, keepAnswer } from './keeping-answers.ts'
import { type Sitting, sittingBy, versionOf } from './kept-questionnaires.ts'
import { limitAnswers, linkRefusals, openLink } from './open-link.ts'
import { optOutOfSurveys } from './public/opting-out.ts'
import { behindLink, type Linked, sittingClaimedBy, sittingKeyOf } from './questionnaire-link.ts'

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

export const beginning = command(beginSitting, async (context, { token, seen }) => {
  limitAnswers(context.request.ip, context.now)
  const linked = await openLink(context, token)
  const { id, version } = linked.questionnaire
  const secret = linked.invitation === null ? stamped(context.newSecret(), context.now) : ''
  const key = sittingKeyOf(linked, secret)
  if (key === null || version === null) throw linkRefusals.closed()
  context.ahead(insertSitting(context.db, { questionnaireId: id, version, key, seen, now: context.now }))
  return { sitting: secret }
})

export const seeing = command(seePage, async (context, { token, sitting }) => {
  limitAnswers(context.request.ip, context.now)
  const linked = await openLink(context, token)
  const half = await lockSitting(context, linked, sitting)
  if (!half.seen) await markSeen(context.db, half.id)
  return {}
})

export const keepingPartial = command(keepPartialAnswer, async (context, { token, sitting, answers }) => {
  limitAnswers(context.request.ip, context.now)
  const linked = await openLink(context, token)
  const half = await lockSitting(context, linked, sitting)
  await saveSitting(context.db, half.id, keptAnswers(await contentOf(context, half), answers))
  return {}
})

type Taken = NonNullable<Awaited<ReturnType<typeof takeSitting>>> & { readonly content: Questionnaire }

/** The link and the half answer in one round trip; a link that is not ours or not open undoes the taking. */
async function taken(
  context: CommandContext,
  { token, sitting }: { token: string; sitting: string },
): Promise<{ linked: Linked; half: Taken }> {
  const key = sittingClaimedBy(token, sitting)
  const [linked, half] = await Promise.all([
    openLink(context, token),
    key === null ? undefined : takeSitting(context.db, key),
  ])
  const fits =
    half?.questionnaire_id === linked.questionnaire.id &&
    half.invitation_id === (linked.invitation?.id ?? null)
  if (!fits || half.content === null) throw new Refusal('questionnaires.notBegun', 'conflict')
  return { linked, half: { ...half, content: half.content } }
}

async function noteNamed(
  { db, now, emit }: CommandContext,
  { linked, half }: { linked: Linked; half: Taken },
): Promise<void> {
  if (linked.invitation === null) return
  const { id: invitationId, customer_id: customerId } = linked.invitation
  await markAnswered(db, invitationId, now)
  emit(questionnaireAnswered, {
    subject: linked.questionnaire.id,
    facts: { invitationId, customerId, version: half.version },
  })
}

export const answering = command(answerQuestionnaire, async (context, input) => {
  limitAnswers(context.request.ip, context.now)
  const { linked, half } = await taken(context, input)
  const { content, version } = half
  const begun = linked.invitation === null ? begunAt(input.sitting) : (half.begun_at?.getTime() ?? null)
  await keepAnswer(context, linked, {
    ...{ version, content, answers: answersIn(content, input.answers), locale: input.locale },
    ...{ elapsedMs: begun === null ? null : context.now - begun, trapped: input.trap !== '' },
  })
  await noteNamed(context, { linked, half })
  return { state: 'answered' as const }
})

export const optingOut = command(optOut, async (context, { token }) => {
  const { invitation } = await behindLink(context.db, token, context.now)
  const customerId = invitation?.customer_id
  if (!customerId) throw new Refusal('questionnaires.badLink', 'missing')
  await optOutOfSurveys(context, customerId)
  return {}
})
