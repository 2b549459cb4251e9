import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AnalysisTables } from './analysis.tables.ts'

/** Pairs of Chinese characters, and Latin words, numbers and single characters as the text of a tsquery. */
export interface Wanted {
  readonly bigrams: readonly string[]
  readonly words: string | null
}

/** Up to this many voices are fetched and sorted; a word that more of them hold is common. */
const rareUpTo = 1000

/** All voices that hold what is wanted; null when there are too many to sort. */
export async function matchingVoices(db: ReadHandle, { bigrams, words }: Wanted) {
  const rows = await db
    .tables<AnalysisTables>()
    .selectFrom('feedback_search')
    .select(['feedback_id', 'received_at'])
    .$if(bigrams.length > 0, (some) => some.where(sql<boolean>`bigrams @> ${bigrams}::text[]`))
    .$if(words !== null, (some) => some.where(sql<boolean>`tokens @@ ${words}::tsquery`))
    .limit(rareUpTo + 1)
    .execute()
  return rows.length > rareUpTo ? null : rows
}
