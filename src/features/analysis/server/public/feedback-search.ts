import { type RawBuilder, sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { countUpToBound } from '../search.query.ts'
import { wantedWords } from './short-text.ts'

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

/** Plans a search for what a person typed; null when it holds nothing to search for (blanks, punctuation). */
export async function planSearch(read: ReadHandle, typed: string): Promise<SearchPlan | null> {
  const wanted = wantedWords(typed)
  if (wanted === null) return null
  const count = await countUpToBound(read, wanted)
  if (count !== null) {
    const found = sql<FoundVoice>`(select feedback_id, received_at
      from feedback_matches(${wanted}::tsquery, ${count + 1000}::bigint) order by received_at desc, feedback_id desc)`
    return { path: 'rare', found }
  }
  // Not a bare `@@`: the walk must not be turned into a bitmap of half of all voices.
  const found = sql<FoundVoice>`(select feedback_id, received_at from feedback_search
    where coalesce(tokens @@ ${wanted}::tsquery, false))`
  return { path: 'common', found }
}
