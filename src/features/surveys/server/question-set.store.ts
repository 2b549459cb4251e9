import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { defaultSurvey } from '../domain/default-survey.ts'
import type { SurveyRow, SurveysTables } from './surveys.tables.ts'

/** The columns of a question set as people know them. */
export type QuestionSet = {
  -readonly [Key in keyof typeof defaultSurvey]: Widened<(typeof defaultSurvey)[Key]>
}
type Widened<T> = T extends boolean
  ? boolean
  : T extends number
    ? number
    : T extends null
      ? string | null
      : string

/** A question set's columns. */
export function columnsOf(survey: QuestionSet) {
  return {
    active: survey.active,
    title_zh: survey.titleZh,
    title_en: survey.titleEn,
    asks_csat: survey.asksCsat,
    csat_zh: survey.csatZh,
    csat_en: survey.csatEn,
    asks_nps: survey.asksNps,
    nps_zh: survey.npsZh,
    nps_en: survey.npsEn,
    asks_comment: survey.asksComment,
    comment_zh: survey.commentZh,
    comment_en: survey.commentEn,
    thanks_zh: survey.thanksZh,
    thanks_en: survey.thanksEn,
    expires_days: survey.expiresDays,
    questionnaire_id: survey.questionnaireId,
  }
}

/** The question set, locked for a change when `locked`. */
export async function theSurvey(db: ReadHandle, locked = false): Promise<Selectable<SurveyRow> | undefined> {
  const query = db.tables<SurveysTables>().selectFrom('surveys').selectAll()
  return (locked ? query.forUpdate() : query).executeTakeFirst()
}

/** Installs the default question set unless there is one. */
export async function installSurvey(
  db: WriteHandle,
  { id, now }: { id: string; now: number },
): Promise<void> {
  await db
    .own<SurveysTables>()
    .insertInto('surveys')
    .values({
      id,
      only_one: true,
      link_key: randomBytes(32),
      ...columnsOf(defaultSurvey),
      changed_at: new Date(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function saveSurvey(
  db: WriteHandle,
  survey: QuestionSet,
  { id, now }: { id: string; now: number },
): Promise<void> {
  await db
    .own<SurveysTables>()
    .updateTable('surveys')
    .set({ ...columnsOf(survey), changed_at: new Date(now) })
    .where('id', '=', id)
    .execute()
}
