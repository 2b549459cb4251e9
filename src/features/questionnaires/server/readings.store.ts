import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany } from '#platform/server/database/many-rows.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

/** What was made of the words of one answer to one question. */
export interface Reading {
  readonly answerId: string
  readonly questionnaireId: string
  readonly question: string
  readonly polarity: 'positive' | 'neutral' | 'negative'
  readonly labelIds: readonly string[]
}

/** Keeps what was made of words, once, and that they wait no more. */
export async function saveReadings(
  db: WriteHandle,
  answerIds: readonly string[],
  readings: readonly Reading[],
): Promise<void> {
  const rows = readings.map(({ answerId, questionnaireId, question, polarity, labelIds }) => ({
    ...{ answer_id: answerId, question, questionnaire_id: questionnaireId, polarity },
    label_ids: [...labelIds],
  }))
  if (rows.length > 0)
    await insertMany(own(db), { table: 'questionnaire_readings', rows }, sql`on conflict do nothing`)
  await own(db)
    .updateTable('questionnaire_answers')
    .set({ words_wait: false })
    .where('id', 'in', [...answerIds])
    .execute()
}
