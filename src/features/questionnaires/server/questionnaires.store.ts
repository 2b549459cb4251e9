import type { Insertable, Selectable, Updateable } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import type { Questionnaire } from '../domain/questionnaire.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

export type QuestionnaireRow = Selectable<QuestionnairesTables['questionnaires']>

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

/** What holds for every survey. */
export const theRules = (db: ReadHandle) =>
  db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_rules')
    .select(['link_key', 'rest_days'])
    .executeTakeFirstOrThrow()

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

export const versionOf = (db: ReadHandle, questionnaireId: string, version: number) =>
  db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_versions')
    .select(['version', 'content'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('version', '=', version)
    .executeTakeFirst()

/** Sets how long a person is left in peace; gives how long it was. */
export async function saveRestDays(db: WriteHandle, restDays: number): Promise<void> {
  await own(db).updateTable('questionnaire_rules').set({ rest_days: restDays }).execute()
}
