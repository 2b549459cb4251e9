import { sql } from 'kysely'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Details } from '../domain/judgement.ts'
import type { AnalysisTables } from './analysis.tables.ts'

/** Texts with where their personal data stands; null spans for a voice that waits to be analysed. */
export async function textsWithPersonalData(db: ReadHandle, feedbackIds: readonly string[]) {
  if (feedbackIds.length === 0) return []
  return db
    .tables<IntakeTables & AnalysisTables>()
    .selectFrom('feedbacks')
    .leftJoin('analyses', (join) =>
      join.onRef('analyses.feedback_id', '=', 'feedbacks.id').on('analyses.current', '=', true),
    )
    .select(['feedbacks.id', 'feedbacks.text'])
    .select(sql<Details['personalData'] | null>`analyses.details -> 'personalData'`.as('spans'))
    .where('feedbacks.id', 'in', [...feedbackIds])
    .execute()
}
