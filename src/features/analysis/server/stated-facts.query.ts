import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { FactKind } from '../domain/codes.ts'
import type { Details } from '../domain/judgement.ts'
import type { AnalysisTables } from './analysis.tables.ts'
import { voicesToAnalyse } from './voices.query.ts'

/** The words in which voices state facts of some kinds, as they stand in their texts. */
export async function wordsOfFacts(
  db: ReadHandle,
  feedbackIds: readonly string[],
  kinds: readonly FactKind[],
): Promise<string[]> {
  if (feedbackIds.length === 0) return []
  const analyses = await db
    .tables<AnalysisTables>()
    .selectFrom('analyses')
    .select(['feedback_id', sql<Details['facts'] | null>`details -> 'facts'`.as('facts')])
    .where('feedback_id', 'in', [...feedbackIds])
    .where('current', '=', true)
    .execute()
  const stated = analyses.flatMap(({ feedback_id, facts }) =>
    (facts ?? []).filter(({ kind }) => kinds.includes(kind)).map(({ span }) => ({ feedback_id, span })),
  )
  if (stated.length === 0) return []
  const voices = await voicesToAnalyse(db, [...new Set(stated.map(({ feedback_id }) => feedback_id))])
  const texts = new Map(voices.map(({ id, text }) => [id, text]))
  return stated.map(({ feedback_id, span }) => texts.get(feedback_id)?.slice(span.start, span.end) ?? '')
}
