import type { Locale } from '#platform/contract/locale.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { lowAnswers } from '../domain/alarms.ts'
import { type CheckedAnswers, checkedAnswers } from '../domain/check-answers.ts'
import { doubtsAbout, tellingWords } from '../domain/doubts.ts'
import { isFreeText } from '../domain/free-text.ts'
import { type Answers, type Questionnaire, questionsOf } from '../domain/questionnaire.ts'
import { keepFilesOf } from './answer-files.store.ts'
import { countWords, insertAnswers, newAnswerId, type Words } from './answers.store.ts'
import { insertAlarms } from './follow-ups.store.ts'
import { hashOfWords, type Linked, weekOf } from './questionnaire-link.ts'
import { releaseAnswers } from './releases.store.ts'
import type { Lane } from './scope.ts'

/** A whole answer as it came in, and how: `elapsedMs` is null where nobody knows when it was begun. */
export interface Given {
  readonly version: number
  readonly content: Questionnaire
  readonly answers: Answers
  readonly locale: Locale
  readonly elapsedMs: number | null
  readonly trapped: boolean
}

type Keeping = Pick<CommandContext, 'db' | 'ahead'>

/** What counts of a whole answer; refuses `questionnaires.unanswered`. */
export function answersIn(content: Questionnaire, given: Readonly<Record<string, unknown>>): Answers {
  const { answers, problems }: CheckedAnswers = checkedAnswers(content, given)
  if (problems.length > 0) throw new Refusal('questionnaires.unanswered', 'invalid', { problems })
  return answers
}

/** One release at a time is enough while many answer: the next of them tells those that wait with it. */
const releasedAt = new Map<string, number>()
const betweenReleasesMs = 250

type Row = ReturnType<typeof rowOf>

/** Lets out what waits in the lanes of answers that came. */
async function releaseWith(
  { db }: Keeping,
  came: readonly (WholeAnswer & { readonly row: Row })[],
): Promise<void> {
  const lanes = new Map<string, { lane: Lane; content: Questionnaire; now: number }>()
  for (const { row, given, now } of came) {
    const { questionnaire_id: questionnaireId, version, doubts } = row
    const lane = { questionnaireId, version, doubtful: doubts.length > 0 }
    lanes.set(Object.values(lane).join(), { lane, content: given.content, now })
  }
  for (const [key, { lane, content, now }] of lanes) {
    if (Math.abs(now - (releasedAt.get(key) ?? 0)) < betweenReleasesMs) continue
    if (await releaseAnswers(db, lane, { questions: questionsOf(content), now })) releasedAt.set(key, now)
  }
}

/** A whole answer, by whom it was given and when. */
export interface WholeAnswer {
  readonly linked: Linked
  readonly given: Given
  readonly now: number
}

/** How often the words of each came by now. Only by a link for anybody can one person answer again and again. */
async function repeatsOf({ db }: Keeping, all: readonly WholeAnswer[]): Promise<number[]> {
  const counted = new Map<string, Words>()
  const said = all.map(({ linked, given }) => {
    const words = linked.invitation === null ? tellingWords(given.content, given.answers) : null
    if (words === null) return null
    const questionnaireId = linked.questionnaire.id
    const hash = hashOfWords(linked.key, words).toString('hex')
    const key = questionnaireId + hash
    const times = (counted.get(key)?.times ?? 0) + 1
    counted.set(key, { questionnaireId, hash, times })
    return { key, times }
  })
  const totals = await countWords(db, [...counted.values()])
  const before = new Map([...counted].map(([key, { times }], place) => [key, (totals[place] ?? 0) - times]))
  return said.map((one) => (one === null ? 0 : (before.get(one.key) ?? 0) + one.times))
}

function rowOf({ linked, given, now }: WholeAnswer, repeats: number) {
  const { invitation, late, questionnaire } = linked
  const { version, content, answers, locale } = given
  return {
    id: newAnswerId(),
    ...{ questionnaire_id: questionnaire.id, version, answers, late, locale, week: weekOf(now) },
    ...{ invitation_id: invitation?.id ?? null, customer_id: invitation?.customer_id ?? null },
    answered_at: invitation === null ? null : new Date(now),
    doubts: doubtsAbout(answers, { ...given, repeats }),
    words_wait: questionsOf(content).some((question) => isFreeText(question) && question.id in answers),
  }
}

/** Keeps whole answers. Those of nobody in particular are told with four others, and followed up where their survey says so. */
export async function keepAnswers(context: Keeping, all: readonly WholeAnswer[]): Promise<void> {
  const { db, ahead } = context
  const repeats = await repeatsOf(context, all)
  const kept = all.map((one, place) => ({ ...one, row: rowOf(one, repeats[place] ?? 0) }))
  // By their random ids: nothing tells in which order they came.
  const rows = kept.map(({ row }) => row).sort((one, other) => (one.id < other.id ? -1 : 1))
  ahead(insertAnswers(db, rows))
  const anonymous = kept.filter(({ linked }) => linked.invitation === null)
  const alarming = anonymous.filter(
    ({ given: { content, answers } }) =>
      content.anonymousAlarms === true && lowAnswers(content, answers).length > 0,
  )
  if (alarming.length > 0)
    ahead(
      insertAlarms(
        db,
        alarming.map(({ row }) => row.id),
      ),
    )
  for (const { row, given } of kept)
    await keepFilesOf(context, {
      ...{ answerId: row.id, questionnaireId: row.questionnaire_id },
      ...{ content: given.content, answers: given.answers },
    })
  await releaseWith(context, anonymous)
}
