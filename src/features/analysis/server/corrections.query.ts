import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type CorrectionTask, correctionTasks } from '../domain/corrections.ts'
import type { AnalysisTables } from './analysis.tables.ts'

// As analyses_said_by_people has it.
const saidBy = (task: CorrectionTask) =>
  correctionTasks[task] === 'risks'
    ? sql<boolean>`risks_said <> '{}'`
    : sql<boolean>`${sql.ref(`${correctionTasks[task]}_source`)} = 'person'`

/** The next voices of which people put one judgement right, by their ids. */
export async function correctedVoices(
  db: ReadHandle,
  task: CorrectionTask,
  { after, limit }: { after: string | null; limit: number },
) {
  return db
    .tables<AnalysisTables>()
    .selectFrom('analyses')
    .select(['feedback_id', 'kind', 'kind_source', 'label_id', 'label_source', 'polarity', 'polarity_source'])
    .select(['emotion', 'emotion_source', 'urgency', 'urgency_source', 'risks', 'risks_said'])
    .where('current', '=', true)
    .where(saidBy(task))
    .$if(after !== null, (rows) => rows.where('feedback_id', '>', after as string))
    .orderBy('feedback_id')
    .limit(limit)
    .execute()
}
