import type { Insertable, Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import type { Card } from '../domain/card.ts'
import type { Questionnaire } from '../domain/questionnaire.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

export async function insertQuestionnaire(
  db: WriteHandle,
  row: Omit<Insertable<QuestionnairesTables['questionnaires']>, 'draft'> & { draft: Questionnaire },
): Promise<void> {
  await own(db)
    .insertInto('questionnaires')
    .values({ ...row, draft: jsonText(row.draft) })
    .execute()
}

export async function updateQuestionnaire(
  db: WriteHandle,
  id: string,
  change: Updateable<QuestionnairesTables['questionnaires']>,
): Promise<void> {
  await own(db).updateTable('questionnaires').set(change).where('id', '=', id).execute()
}

export const saveCard = (db: WriteHandle, id: string, card: Card): Promise<void> =>
  updateQuestionnaire(db, id, { card: jsonText(card) })

export async function deleteQuestionnaire(db: WriteHandle, id: string): Promise<void> {
  await own(db).deleteFrom('questionnaires').where('id', '=', id).execute()
}

export async function insertVersion(
  db: WriteHandle,
  version: { questionnaireId: string; version: number; content: Questionnaire; now: number },
): Promise<void> {
  await own(db)
    .insertInto('questionnaire_versions')
    .values({
      questionnaire_id: version.questionnaireId,
      version: version.version,
      content: jsonText(version.content),
      opened_at: new Date(version.now),
    })
    .execute()
}
