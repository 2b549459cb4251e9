import { sql } from 'kysely'
import { anonymousScoresCounted } from '#features/questionnaires/contract.ts'
import type { QuestionnairesTables } from '#features/questionnaires/server/questionnaires.tables.ts'
import { type Finding, pointOf } from './found-points.ts'

const nowhere = { org_unit_id: null, kind: null, label_id: null, part: '' }

/** Scores of nobody in particular, five at least at a time: they belong to no unit, and stand on the day at whose end they had been told. */
export const anonymousScoresFound: Finding = {
  on: [anonymousScoresCounted],
  async find(read, events) {
    const told = events.map(({ subjectId, facts }) => ({ id: subjectId, ...(facts as { day: string }) }))
    const rows = await read
      .tables<QuestionnairesTables>()
      .selectFrom('questionnaire_counted_scores')
      .select(['id as subject_id', 'measure', 'score', sql<string>`day::text`.as('day')])
      .where('questionnaire_id', 'in', [...new Set(told.map(({ id }) => id))])
      .where('day', 'in', [...new Set(told.map(({ day }) => day))])
      .execute()
    const points = rows.map(({ measure, score, ...row }) => pointOf({ ...row, ...nowhere }, measure, score))
    return { measures: ['nps', 'csat'], subjects: rows.map(({ subject_id }) => subject_id), points }
  },
}
