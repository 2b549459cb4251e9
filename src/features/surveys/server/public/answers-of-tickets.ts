import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { SurveysTables } from '../surveys.tables.ts'

/** How the customers of these tickets answered, as the person may have it: the comment unmasked. */
export async function answersForExport(db: ReadHandle, ticketIds: readonly string[]) {
  if (ticketIds.length === 0) return []
  const rows = await db
    .tables<SurveysTables>()
    .selectFrom('survey_responses')
    .select(['ticket_id as ticketId', 'cycle', 'csat', 'nps', 'comment', 'answered_at as at'])
    .where('ticket_id', 'in', [...ticketIds])
    .orderBy('answered_at')
    .execute()
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
