import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AnalysisTables } from '../analysis.tables.ts'

/** How many of the voices named have been analysed. */
export async function countAnalysed(read: ReadHandle, feedbackIds: readonly string[]): Promise<number> {
  if (feedbackIds.length === 0) return 0
  const row = await read
    .tables<AnalysisTables>()
    .selectFrom('analyses')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('feedback_id', 'in', [...feedbackIds])
    .where('current', '=', true)
    .executeTakeFirst()
  return row?.n ?? 0
}
