import { type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { TranscriptsTables } from '#features/transcripts/server/transcripts.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { wholeVoice } from '../domain/whole-voice.ts'

/** What a clock on the organisation's wall showed at a time. */
const localTime = (time: RawBuilder<unknown>) =>
  sql<string>`to_char(${time} at time zone coalesce((select time_zone from organisations limit 1), 'UTC'), 'YYYY-MM-DD"T"HH24:MI')`

/**
 * The voices to be analysed, each with all that its sender added and with what was read in its files; erased ones have nothing left to
 * analyse. Files come last, so that additions keep their numbers.
 */
export async function voicesToAnalyse(db: ReadHandle, feedbackIds: readonly string[]) {
  if (feedbackIds.length === 0) return []
  const rows = await db
    .tables<IntakeTables & TranscriptsTables>()
    .selectFrom('feedbacks')
    .select(['id', 'text', 'chosen_kind', 'received_at', 'mode', 'customer_id', 'org_unit_id'])
    .select(localTime(sql`feedbacks.occurred_at`).as('at'))
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('feedback_additions as addition')
          .select(['addition.id', 'addition.text', localTime(sql`addition.at`).as('at')])
          .whereRef('addition.feedback_id', '=', 'feedbacks.id')
          .orderBy('addition.at')
          .orderBy('addition.id'),
      ).as('additions'),
    )
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('transcripts')
          .innerJoin('feedback_files as link', 'link.file_id', 'transcripts.file_id')
          .select(['transcripts.reading_id as id', 'transcripts.text'])
          .whereRef('transcripts.feedback_id', '=', 'feedbacks.id')
          .where('transcripts.state', '=', 'read')
          .orderBy('link.position')
          .$narrowType<{ id: string }>(),
      ).as('transcripts'),
    )
    .where('id', 'in', [...feedbackIds])
    .where('erased_at', 'is', null)
    .execute()
  return rows.map(({ additions, transcripts, at, ...row }) => {
    const whole = wholeVoice(row.text, [...additions, ...transcripts])
    const later = whole.added.map(({ start }, i) => ({ start, at: additions[i]?.at ?? at }))
    return { ...row, ...whole, written: [{ start: 0, at }, ...later] }
  })
}

/** One of them. */
export type VoiceToAnalyse = Awaited<ReturnType<typeof voicesToAnalyse>>[number]
