import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AnalysisTables } from '../analysis.tables.ts'

/** The analysis of a voice that stands now; null while it waits for its first. */
export async function currentAnalysis(db: ReadHandle, feedbackId: string) {
  const row = await db
    .tables<AnalysisTables>()
    .selectFrom('analyses')
    .selectAll()
    .where('feedback_id', '=', feedbackId)
    .where('current', '=', true)
    .executeTakeFirst()
  return row ?? null
}
