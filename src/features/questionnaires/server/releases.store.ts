import { daysBy } from '@huixiang/business-time/day-clock.ts'
import { sql } from 'kysely'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { Question } from '../domain/questionnaire.ts'
import { type Release, released } from '../domain/releasing.ts'
import { smallestGroup } from '../domain/results.ts'
import { type Tally, tallied } from '../domain/tallies.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import type { Lane } from './scope.ts'
import { addTallies, type CountedByDay, tellWaiting } from './tallies.store.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

const isDoubtful = sql<boolean>`(doubts <> '{}')`

const waitingOf = (db: WriteHandle, { questionnaireId, version, doubtful }: Lane) =>
  own(db)
    .selectFrom('questionnaire_answers')
    .where('questionnaire_id', '=', questionnaireId)
    .where('version', '=', version)
    .where(isDoubtful, '=', doubtful)
    .where('batch', 'is', null)
    .where('invitation_id', 'is', null)

/** Whether five wait; leans on questionnaire_answers_waiting. */
async function enoughWait(db: WriteHandle, lane: Lane): Promise<boolean> {
  const rows = await waitingOf(db, lane).select('id').limit(smallestGroup).execute()
  return rows.length === smallestGroup
}

const releaseOf = (db: WriteHandle, { questionnaireId, version, doubtful }: Lane) =>
  own(db)
    .selectFrom('questionnaire_releases')
    .select(['batch', 'seal', 'sealed', 'unsealed'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('version', '=', version)
    .where('doubtful', '=', doubtful)

/** The release, locked; nothing while somebody else releases, who leaves what is new to the next answer or to the timer. */
async function lockRelease(db: WriteHandle, lane: Lane): Promise<Release | undefined> {
  await own(db)
    .insertInto('questionnaire_releases')
    .values({ questionnaire_id: lane.questionnaireId, version: lane.version, doubtful: lane.doubtful })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return releaseOf(db, lane).forUpdate().skipLocked().executeTakeFirst()
}

/** Lets all that waits of a lane out as one batch; gives what was answered. */
async function letOut(db: WriteHandle, lane: Lane, before: Release) {
  const waiting = await waitingOf(db, lane).select('id').forUpdate().execute()
  const { after, batch, seal } = released(before, waiting.length)
  const out = await own(db)
    .updateTable('questionnaire_answers')
    .set({ batch, seal })
    .where(
      'id',
      'in',
      waiting.map(({ id }) => id),
    )
    .returning('answers')
    .execute()
  await own(db)
    .updateTable('questionnaire_releases')
    .set(after)
    .where('questionnaire_id', '=', lane.questionnaireId)
    .where('version', '=', lane.version)
    .where('doubtful', '=', lane.doubtful)
    .execute()
  return { batch, answers: out.map(({ answers }) => answers) }
}

const toldQuestions = (db: WriteHandle, { questionnaireId, version, doubtful }: Lane) =>
  own(db)
    .selectFrom('questionnaire_told_questions')
    .select(['question', 'batch', 'waiting'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('version', '=', version)
    .where('doubtful', '=', doubtful)
    .execute()

/** How far each question is told once a batch has come: to its end, when five of those who waited answered the question. Gives those told. */
async function tellQuestions(
  db: WriteHandle,
  lane: Lane,
  { batch, tallies }: { batch: number; tallies: readonly Tally[] },
): Promise<ReadonlySet<string>> {
  const before = new Map((await toldQuestions(db, lane)).map((one) => [one.question, one]))
  const states = tallies
    .filter(({ part, value }) => part === '' && value === '')
    .map(({ question, count }) => {
      const known = before.get(question) ?? { batch: 0, waiting: 0 }
      const waiting = known.waiting + count
      return waiting >= smallestGroup
        ? { question, batch, waiting: 0 }
        : { question, batch: known.batch, waiting }
    })
  const { questionnaireId, version, doubtful } = lane
  await own(db)
    .insertInto('questionnaire_told_questions')
    .values(states.map((state) => ({ questionnaire_id: questionnaireId, version, doubtful, ...state })))
    .onConflict((conflict) =>
      conflict.columns(['questionnaire_id', 'version', 'doubtful', 'question']).doUpdateSet(({ ref }) => ({
        batch: ref('excluded.batch'),
        waiting: ref('excluded.waiting'),
      })),
    )
    .execute()
  return new Set(states.flatMap(({ question, waiting }) => (waiting === 0 ? [question] : [])))
}

/** Of sound answers: which questions the metrics count, and what day it is. */
async function countedByDay(
  db: WriteHandle,
  { lane, questions, now }: { lane: Lane; questions: readonly Question[]; now: number },
): Promise<CountedByDay | undefined> {
  const marked = questions.filter((question) => 'inMetric' in question && question.inMetric === true)
  if (lane.doubtful || marked.length === 0) return undefined
  const day = daysBy(await dayClock(db))
  return { day: day(now), questions: new Set(marked.map(({ id }) => id)) }
}

/**
 * Lets all anonymous answers of a lane that wait be told, once there are five of them: nobody can see one come alone. What they say is added to
 * what is kept, of each question as far as it is told.
 */
export async function releaseAnswers(
  db: WriteHandle,
  lane: Lane,
  { questions, now }: { questions: readonly Question[]; now: number },
): Promise<boolean> {
  if (!(await enoughWait(db, lane))) return false
  const before = await lockRelease(db, lane)
  // Somebody else may have released them while this waited to begin.
  if (before === undefined || !(await enoughWait(db, lane))) return false
  const { batch, answers } = await letOut(db, lane, before)
  const tallies = tallied(questions, answers)
  const told = await tellQuestions(db, lane, { batch, tallies })
  const counted = await countedByDay(db, { lane, questions, now })
  await addTallies(db, lane, {
    tallies,
    as: ({ question }) => (told.has(question) ? 'anonymous' : 'waiting'),
    counted,
  })
  await tellWaiting(db, lane, { questions: [...told], counted })
  return true
}

/** Lanes with five anonymous answers that wait. */
export const releasable = (db: WriteHandle): Promise<readonly Lane[]> =>
  own(db)
    .selectFrom('questionnaire_answers')
    .select(['questionnaire_id as questionnaireId', 'version', isDoubtful.as('doubtful')])
    .where('batch', 'is', null)
    .where('invitation_id', 'is', null)
    .groupBy(['questionnaire_id', 'version', isDoubtful])
    .having(({ fn }) => fn.countAll(), '>=', smallestGroup)
    .execute()
