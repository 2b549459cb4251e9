import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { visitorLimit } from '#platform/server/visitor-limits.ts'
import {
  answerQuestionnaire,
  beginSitting,
  keepPartialAnswer,
  optOut,
  seePage,
} from '../contract/answering.ts'
import { customerOptedOut, questionnaireAnswered } from '../contract.ts'
import { lowAnswers } from '../domain/alarms.ts'
import { checkedAnswers, keptAnswers } from '../domain/check-answers.ts'
import { begunAt, type Doubt, doubtsAbout, stamped, tellingWords } from '../domain/doubts.ts'
import { type Answers, type Questionnaire, questionsOf } from '../domain/questionnaire.ts'
import {
  countWords,
  insertAnswer,
  insertOptOut,
  insertSitting,
  markAnswered,
  markSeen,
  newAnswerId,
  saveSitting,
  takeSitting,
} from './answers.store.ts'
import { insertAlarm } from './follow-ups.store.ts'
import { type Sitting, sittingBy, versionOf } from './kept-questionnaires.ts'
import {
  behindLink,
  hashOfWords,
  type Linked,
  sittingClaimedBy,
  sittingKeyOf,
  weekOf,
} from './questionnaire-link.ts'
import { releaseAnswers } from './releases.store.ts'

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

export const beginning = command(beginSitting, async (context, { token, seen }) => {
  limit(context.request.ip, context.now)
  const linked = await openLink(context, token)
  const { id, version } = linked.questionnaire
  const secret = linked.invitation === null ? stamped(context.newSecret(), context.now) : ''
  const key = sittingKeyOf(linked, secret)
  if (key === null || version === null) throw refusals.closed()
  context.ahead(insertSitting(context.db, { questionnaireId: id, version, key, seen, now: context.now }))
  return { sitting: secret }
})

export const seeing = command(seePage, async (context, { token, sitting }) => {
  limit(context.request.ip, context.now)
  const linked = await openLink(context, token)
  const half = await lockSitting(context, linked, sitting)
  if (!half.seen) await markSeen(context.db, half.id)
  return {}
})

export const keepingPartial = command(keepPartialAnswer, async (context, { token, sitting, answers }) => {
  limit(context.request.ip, context.now)
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

/** What speaks against an answer being somebody's considered one. */
async function doubtsOf(
  { db, now }: CommandContext,
  { linked, half }: { linked: Linked; half: Taken },
  given: { readonly sitting: string; readonly trap: string; readonly answers: Answers },
): Promise<Doubt[]> {
  const anybodys = linked.invitation === null
  const begun = anybodys ? begunAt(given.sitting) : (half.begun_at?.getTime() ?? null)
  // Only by a link for anybody can one person answer again and again.
  const words = anybodys ? tellingWords(half.content, given.answers) : null
  const repeats =
    words === null ? 0 : await countWords(db, linked.questionnaire.id, hashOfWords(linked.key, words))
  return doubtsAbout(given.answers, {
    elapsedMs: begun === null ? null : now - begun,
    trapped: given.trap !== '',
    repeats,
  })
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

/** One release at a time is enough while many answer: the next of them tells those that wait with it. */
const releasedAt = new Map<string, number>()
const betweenReleasesMs = 250

async function release({ db, now }: CommandContext, half: Taken, { doubtful }: { doubtful: boolean }) {
  const lane = { questionnaireId: half.questionnaire_id, version: half.version, doubtful }
  const key = Object.values(lane).join()
  if (Math.abs(now - (releasedAt.get(key) ?? 0)) < betweenReleasesMs) return
  if (await releaseAnswers(db, lane, questionsOf(half.content))) releasedAt.set(key, now)
}

export const answering = command(answerQuestionnaire, async (context, input) => {
  const { db, now, request } = context
  limit(request.ip, now)
  const { linked, half } = await taken(context, input)
  const { answers, problems } = checkedAnswers(half.content, input.answers)
  if (problems.length > 0) throw new Refusal('questionnaires.unanswered', 'invalid', { problems })
  const { invitation, late } = linked
  const answerId = newAnswerId()
  const row = {
    ...{ id: answerId, questionnaire_id: half.questionnaire_id, version: half.version, answers, late },
    ...{ invitation_id: invitation?.id ?? null, customer_id: invitation?.customer_id ?? null },
    ...{ locale: input.locale ?? request.locale, week: weekOf(now) },
    doubts: await doubtsOf(context, { linked, half }, { ...input, answers }),
    answered_at: invitation === null ? null : new Date(now),
  }
  const alarming = invitation === null && half.content.anonymousAlarms === true
  if (alarming && lowAnswers(half.content, answers).length > 0) {
    await insertAnswer(db, row)
    await insertAlarm(db, answerId)
  } else context.ahead(insertAnswer(db, row))
  if (invitation === null) await release(context, half, { doubtful: row.doubts.length > 0 })
  await noteNamed(context, { linked, half })
  return { state: 'answered' as const }
})

export const optingOut = command(optOut, async ({ db, now, emit }, { token }) => {
  const { invitation } = await behindLink(db, token, now)
  const customerId = invitation?.customer_id
  if (!customerId) throw new Refusal('questionnaires.badLink', 'missing')
  if (await insertOptOut(db, customerId, now)) emit(customerOptedOut, { subject: customerId, facts: {} })
  return {}
})
