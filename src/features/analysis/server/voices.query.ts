import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { wholeVoice } from '../domain/whole-voice.ts'

/** The voices to be analysed, each with all that its sender added; erased ones have nothing left to analyse. */
export async function voicesToAnalyse(db: ReadHandle, feedbackIds: readonly string[]) {
  if (feedbackIds.length === 0) return []
  const rows = await db
    .tables<IntakeTables>()
    .selectFrom('feedbacks')
    .select(['id', 'text', 'chosen_kind', 'received_at', 'mode', 'customer_id', 'org_unit_id'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('feedback_additions as addition')
          .select(['addition.id', 'addition.text'])
          .whereRef('addition.feedback_id', '=', 'feedbacks.id')
          .orderBy('addition.at')
          .orderBy('addition.id'),
      ).as('additions'),
    )
    .where('id', 'in', [...feedbackIds])
    .where('erased_at', 'is', null)
    .execute()
  return rows.map(({ additions, ...row }) => ({ ...row, ...wholeVoice(row.text, additions) }))
}

/** One of them. */
export type VoiceToAnalyse = Awaited<ReturnType<typeof voicesToAnalyse>>[number]
