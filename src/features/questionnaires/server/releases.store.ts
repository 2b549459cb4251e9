import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { type Release, released } from '../domain/releasing.ts'
import { smallestGroup } from '../domain/results.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import type { Asked } from './scope.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

const waitingOf = (db: WriteHandle, { questionnaireId, version }: Asked) =>
  own(db)
    .selectFrom('questionnaire_answers')
    .where('questionnaire_id', '=', questionnaireId)
    .where('version', '=', version)
    .where('batch', 'is', null)
    .where('invitation_id', 'is', null)

/** Whether five wait; leans on questionnaire_answers_waiting. */
async function enoughWait(db: WriteHandle, asked: Asked): Promise<boolean> {
  const rows = await waitingOf(db, asked).select('id').limit(smallestGroup).execute()
  return rows.length === smallestGroup
}

/** The release, locked; nothing while somebody else releases, who leaves what is new to the next answer or to the timer. */
async function lockRelease(db: WriteHandle, asked: Asked): Promise<Release | undefined> {
  const { questionnaireId, version } = asked
  await own(db)
    .insertInto('questionnaire_releases')
    .values({ questionnaire_id: questionnaireId, version })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return own(db)
    .selectFrom('questionnaire_releases')
    .select(['batch', 'seal', 'sealed', 'unsealed'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('version', '=', version)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** How far each question is told once a batch has come: to its end, when five of those who waited answered the question. */
async function tellQuestions(db: WriteHandle, { questionnaireId, version }: Asked, batch: number) {
  const found = sql<{ question: string; count: number; told: number; waiting: number }>`(
    select e.key as question, count(*), coalesce(max(t.batch), 0) as told, coalesce(max(t.waiting), 0) as waiting
    from questionnaire_answers a cross join jsonb_object_keys(a.answers) e(key)
    left join questionnaire_told_questions t on t.questionnaire_id = a.questionnaire_id and t.version = a.version and t.question = e.key
    where a.questionnaire_id = ${questionnaireId} and a.version = ${version} and a.batch = ${batch}
    group by 1)`
  const counted = await own(db).selectFrom(found.as('found')).selectAll().execute()
  if (counted.length === 0) return
  const rows = counted.map(({ question, count, told, waiting }) => {
    const enough = waiting + count >= smallestGroup
    const state = enough ? { batch, waiting: 0 } : { batch: told, waiting: waiting + count }
    return { questionnaire_id: questionnaireId, version, question, ...state }
  })
  await own(db)
    .insertInto('questionnaire_told_questions')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['questionnaire_id', 'version', 'question']).doUpdateSet(({ ref }) => ({
        batch: ref('excluded.batch'),
        waiting: ref('excluded.waiting'),
      })),
    )
    .execute()
}

/** Lets all anonymous answers that wait be told, once there are five of them: nobody can see one come alone. */
export async function releaseAnswers(db: WriteHandle, asked: Asked): Promise<void> {
  if (!(await enoughWait(db, asked))) return
  const before = await lockRelease(db, asked)
  // Somebody else may have released them while this waited to begin.
  if (before === undefined || !(await enoughWait(db, asked))) return
  const { questionnaireId, version } = asked
  const waiting = await waitingOf(db, asked).select('id').forUpdate().execute()
  const { after, batch, seal } = released(before, waiting.length)
  await own(db)
    .updateTable('questionnaire_answers')
    .set({ batch, seal })
    .where(
      'id',
      'in',
      waiting.map(({ id }) => id),
    )
    .execute()
  await own(db)
    .updateTable('questionnaire_releases')
    .set(after)
    .where('questionnaire_id', '=', questionnaireId)
    .where('version', '=', version)
    .execute()
  await tellQuestions(db, asked, batch)
}

/** Versions with five anonymous answers that wait. */
export const releasable = (db: WriteHandle): Promise<readonly Asked[]> =>
  own(db)
    .selectFrom('questionnaire_answers')
    .select(['questionnaire_id as questionnaireId', 'version'])
    .where('batch', 'is', null)
    .where('invitation_id', 'is', null)
    .groupBy(['questionnaire_id', 'version'])
    .having(({ fn }) => fn.countAll(), '>=', smallestGroup)
    .execute()
