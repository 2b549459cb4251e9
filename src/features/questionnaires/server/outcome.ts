import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { HeldBack } from '../domain/sendings.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

/** What became of those whom one sending chose. */
export async function outcomeOf(db: ReadHandle, sendingId: string) {
  const rows = await db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_recipients')
    .select(['state', 'reason', ({ fn }) => fn.countAll<number>().as('count')])
    .where('sending_id', '=', sendingId)
    .groupBy(['state', 'reason'])
    .execute()
  const counted = (wanted: string) =>
    rows.reduce((sum, { state, count }) => (state === wanted ? sum + count : sum), 0)
  const held: Partial<Record<HeldBack, number>> = Object.fromEntries(
    rows.flatMap(({ reason, count }) => (reason === null ? [] : [[reason, count]])),
  )
  return {
    chosen: rows.reduce((sum, { count }) => sum + count, 0),
    invited: counted('invited'),
    waiting: counted('waiting'),
    held,
  }
}
