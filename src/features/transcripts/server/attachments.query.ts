import { maskedWhole } from '#features/analysis/server/public/masked-text.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import type { FilesTables } from '#platform/server/files/files.tables.ts'
import { readAttachments } from '../contract.ts'
import type { TranscriptsTables } from './transcripts.tables.ts'
import { visibleVoice } from './visibility.ts'

/** The files of a voice with what was read in them; those that came before there were readings wait for somebody to ask. */
export const attachments = query(readAttachments, async ({ read, actor }, { feedbackId }) => {
  const voice = await visibleVoice(read, actor, feedbackId)
  if (voice === null) throw new Refusal('platform.notFound', 'missing')
  const rows = await read
    .tables<IntakeTables & FilesTables & TranscriptsTables>()
    .selectFrom('feedback_files as link')
    .innerJoin('files', 'files.id', 'link.file_id')
    .innerJoin('transcripts', 'transcripts.file_id', 'link.file_id')
    .selectAll('transcripts')
    .select(['link.name', 'files.media_type'])
    .where('link.feedback_id', '=', feedbackId)
    .where('files.state', '=', 'kept')
    .orderBy('link.position')
    .execute()
  return {
    attachments: rows.map((row) => ({
      fileId: row.file_id,
      name: row.name,
      mediaType: row.media_type,
      state: row.state,
      fault: row.fault,
      readingId: row.reading_id,
      way: row.way,
      language: row.language,
      text: maskedWhole(row.text, null),
      pageStarts: row.page_starts,
      pageKind: row.page_kind,
      pages: row.pages,
      cut: row.cut,
      share: row.share,
      endedAt: row.ended_at?.toISOString() ?? null,
    })),
    can: { readAgain: voice.mayReadAgain },
  }
})
