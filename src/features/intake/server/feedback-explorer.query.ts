import { sql } from 'kysely'
import type { SearchPlan } from '#features/analysis/server/public/feedback-search.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, oneMoreThan, pageOfRows } from '#platform/server/database/pages.ts'
import { exploreFeedback } from '../contract.ts'
import { chosenVoices } from './public/chosen-voices.query.ts'
import { itemOfRow, type JudgedVoices, voiceRows } from './voice-rows.query.ts'

type Place = Pick<InputOf<typeof exploreFeedback>, 'cursor' | 'limit'>

function afterCursor(
  voices: JudgedVoices,
  columns: readonly [string, string],
  cursor: string | undefined,
): JudgedVoices {
  if (cursor === undefined) return voices
  const [at, id] = decodeCursor(cursor, 2)
  const [atColumn, idColumn] = columns
  return voices.where(
    sql<boolean>`(${sql.ref(atColumn)}, ${sql.ref(idColumn)}) < (${at}::timestamptz, ${id}::uuid)`,
  )
}

const newest = (voices: JudgedVoices, { cursor, limit }: Place) =>
  afterCursor(voices, ['voice.received_at', 'voice.id'], cursor)
    .select(['voice.id', 'voice.received_at as at'])
    .orderBy('voice.received_at', 'desc')
    .orderBy('voice.id', 'desc')
    .limit(oneMoreThan(limit))

// In the order of the found voices: for common words their dates are walked until the page is full.
const newestFound = (voices: JudgedVoices, { found }: SearchPlan, { cursor, limit }: Place) =>
  afterCursor(voices, ['found.received_at', 'found.feedback_id'], cursor)
    .innerJoin(found.as('found'), 'found.feedback_id', 'voice.id')
    .select(['voice.id', 'found.received_at as at'])
    .orderBy('found.received_at', 'desc')
    .orderBy('found.feedback_id', 'desc')
    .limit(oneMoreThan(limit))

/** Newest voices first, filtered and searched: by their tracking number, or by words; leans on feedbacks_received, or on rare words. */
export const feedbackExplorer = query(exploreFeedback, async (context, input) => {
  const chosen = await chosenVoices(context, input)
  if (chosen === null) return { items: [], next: null }
  const { voices, plan } = chosen
  const wanted = plan === null ? newest(voices, input) : newestFound(voices, plan, input)
  const rows = await voiceRows(context.read, wanted)
  const page = pageOfRows(rows, input.limit, (row) => [row.received_at.toISOString(), row.id])
  return { items: page.items.map(itemOfRow), next: page.next }
})
