import { queryTokens, tsqueryOf } from '@huixiang/text-analysis/search-tokens.ts'
import { type RawBuilder, sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { matchingVoices, type Wanted } from '../search.query.ts'

/** One voice that holds what was typed. */
export interface FoundVoice {
  feedback_id: string
  received_at: Date
}

/**
 * How to find the voices that hold what was typed. Join `found` and order by its columns, newest first:
 *
 *   .innerJoin(plan.found.as('found'), 'found.feedback_id', 'feedbacks.id')
 *   .orderBy('found.received_at', 'desc').orderBy('found.feedback_id', 'desc')
 *
 * Rare words are found by their indexes and then sorted; common ones by walking from the newest voice and keeping what holds them. One
 * statement for both would walk years of voices for a word that three of them hold.
 */
export interface SearchPlan {
  readonly path: 'rare' | 'common'
  readonly found: RawBuilder<FoundVoice>
}

function wantedOf(typed: string): Wanted | null {
  const { bigrams, others } = queryTokens(typed)
  const words = tsqueryOf(others)
  return bigrams.length === 0 && words === null ? null : { bigrams, words }
}

// Not `bigrams @> …` bare: the walk must not be turned into a bitmap of half of all voices.
function walking({ bigrams, words }: Wanted): RawBuilder<FoundVoice> {
  const hasBigrams = bigrams.length > 0 ? sql`and coalesce(s.bigrams @> ${bigrams}::text[], false)` : sql``
  const hasWords = words === null ? sql`` : sql`and coalesce(s.tokens @@ ${words}::tsquery, false)`
  return sql<FoundVoice>`(select s.feedback_id, s.received_at from feedback_search s where true ${hasBigrams} ${hasWords})`
}

/** Plans a search for what a person typed; null when it holds nothing to search for (blanks, punctuation). */
export async function planSearch(read: ReadHandle, typed: string): Promise<SearchPlan | null> {
  const wanted = wantedOf(typed)
  if (wanted === null) return null
  const rare = await matchingVoices(read, wanted)
  if (rare === null) return { path: 'common', found: walking(wanted) }
  const ids = rare.map((row) => row.feedback_id)
  const times = rare.map((row) => row.received_at.toISOString())
  return {
    path: 'rare',
    found: sql<FoundVoice>`(select feedback_id, received_at
      from unnest(${ids}::uuid[], ${times}::timestamptz[]) as listed(feedback_id, received_at))`,
  }
}
