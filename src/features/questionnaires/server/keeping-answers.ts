import type { Locale } from '#platform/contract/locale.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { lowAnswers } from '../domain/alarms.ts'
import { type CheckedAnswers, checkedAnswers } from '../domain/check-answers.ts'
import { doubtsAbout, tellingWords } from '../domain/doubts.ts'
import { isFreeText } from '../domain/free-text.ts'
import { type Answers, type Questionnaire, questionsOf } from '../domain/questionnaire.ts'
import { keepFilesOf } from './answer-files.store.ts'
import { countWords, insertAnswer, newAnswerId } from './answers.store.ts'
import { insertAlarm } from './follow-ups.store.ts'
import { hashOfWords, type Linked, weekOf } from './questionnaire-link.ts'
import { releaseAnswers } from './releases.store.ts'
import type { Lane } from './scope.ts'

/** A whole answer as it came in, and how: `elapsedMs` is null where nobody knows when it was begun. */
export interface Given {
  readonly version: number
  readonly content: Questionnaire
  readonly answers: Answers
  readonly locale: Locale | undefined
  readonly elapsedMs: number | null
  readonly trapped: boolean
}

/** What counts of a whole answer; refuses `questionnaires.unanswered`. */
export function answersIn(content: Questionnaire, given: Readonly<Record<string, unknown>>): Answers {
  const { answers, problems }: CheckedAnswers = checkedAnswers(content, given)
  if (problems.length > 0) throw new Refusal('questionnaires.unanswered', 'invalid', { problems })
  return answers
}

/** One release at a time is enough while many answer: the next of them tells those that wait with it. */
const releasedAt = new Map<string, number>()
const betweenReleasesMs = 250

async function release({ db, now }: CommandContext, lane: Lane, content: Questionnaire): Promise<void> {
  const key = Object.values(lane).join()
  if (Math.abs(now - (releasedAt.get(key) ?? 0)) < betweenReleasesMs) return
  if (await releaseAnswers(db, lane, questionsOf(content))) releasedAt.set(key, now)
}

/** How often words came by now. Only by a link for anybody can one person answer again and again. */
async function repeatsOf({ db }: CommandContext, linked: Linked, given: Given): Promise<number> {
  const words = linked.invitation === null ? tellingWords(given.content, given.answers) : null
  return words === null ? 0 : countWords(db, linked.questionnaire.id, hashOfWords(linked.key, words))
}

/** Keeps a whole answer. One of nobody in particular is told with four others, and followed up where its survey says so. */
export async function keepAnswer(context: CommandContext, linked: Linked, given: Given): Promise<void> {
  const { db, now, request } = context
  const { invitation, late, questionnaire } = linked
  const { version, content, answers } = given
  const id = newAnswerId()
  const doubts = doubtsAbout(answers, { ...given, repeats: await repeatsOf(context, linked, given) })
  const row = {
    ...{ id, questionnaire_id: questionnaire.id, version, answers, late, doubts },
    ...{ invitation_id: invitation?.id ?? null, customer_id: invitation?.customer_id ?? null },
    ...{ locale: given.locale ?? request.locale, week: weekOf(now) },
    answered_at: invitation === null ? null : new Date(now),
    words_wait: questionsOf(content).some((question) => isFreeText(question) && question.id in answers),
  }
  const alarming = invitation === null && content.anonymousAlarms === true
  if (alarming && lowAnswers(content, answers).length > 0) {
    await insertAnswer(db, row)
    await insertAlarm(db, id)
  } else context.ahead(insertAnswer(db, row))
  await keepFilesOf(context, { answerId: id, questionnaireId: questionnaire.id, content, answers })
  const lane = { questionnaireId: questionnaire.id, version, doubtful: doubts.length > 0 }
  if (invitation === null) await release(context, lane, content)
}
