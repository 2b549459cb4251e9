import { type Insertable, sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import { insertMany } from '#platform/server/database/many-rows.ts'
import type { LowAnswer } from '../domain/alarms.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

type Row = Omit<Insertable<QuestionnairesTables['questionnaire_follow_ups']>, 'low'> & {
  low: readonly LowAnswer[]
}

/** Says what an answer set going; false when it did so before. */
export async function insertFollowUp(db: WriteHandle, row: Row): Promise<boolean> {
  const fresh = await own(db)
    .insertInto('questionnaire_follow_ups')
    .values({ ...row, low: jsonText(row.low) })
    .onConflict((conflict) => conflict.column('answer_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return fresh !== undefined
}

export async function setFollowUp(
  db: WriteHandle,
  id: string,
  change: { feedback_id?: string; ticket_id?: string },
): Promise<void> {
  await own(db).updateTable('questionnaire_follow_ups').set(change).where('id', '=', id).execute()
}

/** Which of these voices came of low answers and wait for their ticket, locked. Leans on questionnaire_follow_ups_waiting. */
export const lockWaiting = (db: WriteHandle, feedbackIds: readonly string[]) =>
  own(db)
    .selectFrom('questionnaire_follow_ups')
    .selectAll()
    .where('feedback_id', 'in', [...feedbackIds])
    .where('ticket_id', 'is', null)
    .where('low', '<>', sql<never>`'[]'::jsonb`)
    .forUpdate()
    .execute()

/** Has low answers of nobody in particular handed over. */
export async function insertAlarms(db: WriteHandle, answerIds: readonly string[]): Promise<void> {
  const rows = answerIds.map((answer_id) => ({ answer_id }))
  await insertMany(own(db), { table: 'questionnaire_alarms', rows })
}

/** Takes low answers that wait to be handed over, by their random ids. */
export async function takeAlarms(db: WriteHandle, limit: number) {
  const taken = await own(db)
    .deleteFrom('questionnaire_alarms')
    .where('answer_id', 'in', (select) =>
      select
        .selectFrom('questionnaire_alarms')
        .select('answer_id')
        .orderBy('answer_id')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning('answer_id')
    .execute()
  if (taken.length === 0) return []
  return own(db)
    .selectFrom('questionnaire_answers')
    .select(['questionnaire_id', 'version', 'answers'])
    .where(
      'id',
      'in',
      taken.map(({ answer_id }) => answer_id),
    )
    .orderBy('id')
    .execute()
}
