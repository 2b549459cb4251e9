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

/** The risks that stand for voices, by their ids; those that wait for their first analysis are left out. */
export async function currentRisks(
  db: ReadHandle,
  feedbackIds: readonly string[],
): Promise<Map<string, readonly string[]>> {
  if (feedbackIds.length === 0) return new Map()
  const rows = await db
    .tables<AnalysisTables>()
    .selectFrom('analyses')
    .select(['feedback_id', 'risks'])
    .where('feedback_id', 'in', [...feedbackIds])
    .where('current', '=', true)
    .execute()
  return new Map(rows.map(({ feedback_id, risks }) => [feedback_id, risks]))
}
