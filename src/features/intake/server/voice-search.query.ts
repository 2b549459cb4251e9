import { queryTokens, tsqueryOf } from '@huixiang/text-analysis/search-tokens.ts'
import { sql } from 'kysely'
import type { AnalysisTables } from '#features/analysis/server/analysis.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Condition } from './voice-rows.query.ts'

/** One search as two conditions on feedback_search: one that its word indexes answer, one that they cannot. */
export interface Searched {
  readonly indexed: Condition
  readonly unindexed: Condition
}

/** What a person typed, as conditions; null when it holds no word. Words inside sentences are found by their pairs of characters. */
export function searchedFor(typed: string): Searched | null {
  const { bigrams, others } = queryTokens(typed)
  const words = tsqueryOf(others)
  if (bigrams.length === 0 && words === null) return null
  const both = (pairs: Condition, tokens: Condition) => sql<boolean>`${pairs} and ${tokens}`
  const all = sql<boolean>`true`
  const pairs = bigrams.length === 0 ? all : sql<boolean>`bigrams @> ${bigrams}::text[]`
  const tokens = words === null ? all : sql<boolean>`tokens @@ ${words}::tsquery`
  // Wrapped in an expression, so that the planner looks at the rows in hand instead of at every row with the word.
  const heldPairs = bigrams.length === 0 ? all : sql<boolean>`(bigrams || '{}'::text[]) @> ${bigrams}::text[]`
  const heldTokens = words === null ? all : sql<boolean>`(tokens || ''::tsvector) @@ ${words}::tsquery`
  return { indexed: both(pairs, tokens), unindexed: both(heldPairs, heldTokens) }
}

// Up to here, fetching and sorting all matches costs less than walking the dates to find the newest.
const rareUpTo = 2000

/** The ids of all matches when they are few; null when they are many. */
export async function rareMatches(read: ReadHandle, { indexed }: Searched): Promise<string[] | null> {
  const rows = await read
    .tables<AnalysisTables>()
    .selectFrom('feedback_search')
    .select('feedback_id')
    .where(indexed)
    .limit(rareUpTo + 1)
    .execute()
  return rows.length > rareUpTo ? null : rows.map((row) => row.feedback_id)
}
