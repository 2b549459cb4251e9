import type { Selectable } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Questionnaire } from '../domain/questionnaire.ts'
import type { QuestionnairesTables, SittingKey } from './questionnaires.tables.ts'

export type QuestionnaireRow = Selectable<QuestionnairesTables['questionnaires']>
export type Sitting = Selectable<QuestionnairesTables['questionnaire_sittings']>

/** What holds for every survey. */
export const theRules = (db: ReadHandle) =>
  db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_rules')
    .select(['link_key', 'rest_days', 'quiet_from', 'quiet_until', 'working_days_only'])
    .executeTakeFirstOrThrow()

export const versionOf = (db: ReadHandle, questionnaireId: string, version: number) =>
  db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_versions')
    .select(['version', 'content'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('version', '=', version)
    .executeTakeFirst()

/** What was asked stays as it was asked: a process reads it once. */
const contents = new Map<string, Questionnaire>()
const mostContents = 500

/** What a version asks that somebody's half answer holds on to. */
export async function askedBy(
  db: ReadHandle,
  { questionnaire_id, version }: Pick<Sitting, 'questionnaire_id' | 'version'>,
): Promise<Questionnaire> {
  const key = `${questionnaire_id} ${version}`
  const known = contents.get(key)
  if (known !== undefined) return known
  const found = await versionOf(db, questionnaire_id, version)
  if (found === undefined) throw new Error('A sitting holds on to a version')
  if (contents.size >= mostContents) contents.clear()
  contents.set(key, found.content)
  return found.content
}

/** The half answer of a reader. */
export const sittingBy = (db: ReadHandle, questionnaireId: string, key: SittingKey) => {
  const rows = db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_sittings')
    .selectAll()
    .where('questionnaire_id', '=', questionnaireId)
  return 'keyHash' in key
    ? rows.where('key_hash', '=', key.keyHash)
    : rows.where('invitation_id', '=', key.invitationId)
}
