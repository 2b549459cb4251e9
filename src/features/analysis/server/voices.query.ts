import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The voices to be analysed; erased ones have nothing left to analyse. */
export async function voicesToAnalyse(db: ReadHandle, feedbackIds: readonly string[]) {
  if (feedbackIds.length === 0) return []
  return db
    .tables<IntakeTables>()
    .selectFrom('feedbacks')
    .select(['id', 'text', 'chosen_kind', 'received_at', 'mode', 'customer_id', 'org_unit_id'])
    .where('id', 'in', [...feedbackIds])
    .where('erased_at', 'is', null)
    .execute()
}

/** One of them. */
export type VoiceToAnalyse = Awaited<ReturnType<typeof voicesToAnalyse>>[number]
