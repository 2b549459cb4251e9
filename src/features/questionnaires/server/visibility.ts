import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { QuestionnaireRow } from './kept-questionnaires.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

/** Surveys belong to the whole organisation: whoever passed the door, which asks for reach over everything, sees them all. */
export const visibleQuestionnaires = (db: ReadHandle) =>
  db.tables<QuestionnairesTables>().selectFrom('questionnaires')

const notFound = () => new Refusal('questionnaires.notFound', 'missing')

export async function seenQuestionnaire(db: ReadHandle, id: string): Promise<QuestionnaireRow> {
  const row = await visibleQuestionnaires(db).selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound()
  return row
}

/** The survey with its row locked. */
export async function lockedQuestionnaire({ db }: CommandContext, id: string): Promise<QuestionnaireRow> {
  const row = await visibleQuestionnaires(db).selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw notFound()
  return row
}
