import type { Selectable } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
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
