import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { AttachmentText, ReadingFault, ReadingState, VoiceFile } from '../domain/attachment.ts'
import type { TranscriptsTables } from './transcripts.tables.ts'

const nothingRead = {
  reading_id: null,
  fault: null,
  way: null,
  language: null,
  text: '',
  page_starts: [],
  page_kind: null,
  pages: 0,
  cut: false,
  share: null,
  ended_at: null,
}

/** Notes that files wait to be read; gives back those that were not waiting already. */
export async function awaitReading(
  db: WriteHandle,
  files: readonly VoiceFile[],
  { at, again = false }: { at: Date; again?: boolean },
): Promise<string[]> {
  if (files.length === 0) return []
  const rows = files.map(({ fileId, feedbackId }) => ({
    ...nothingRead,
    file_id: fileId,
    feedback_id: feedbackId,
    state: 'reading' as const,
    asked_at: at,
  }))
  const noted = await db
    .own<TranscriptsTables>()
    .insertInto('transcripts')
    .values(rows)
    .onConflict((conflict) =>
      again
        ? conflict
            .column('file_id')
            .doUpdateSet({ ...nothingRead, state: 'reading', asked_at: at })
            .where('transcripts.state', '<>', 'reading')
        : conflict.column('file_id').doNothing(),
    )
    .returning('file_id')
    .execute()
  return noted.map((row) => row.file_id)
}

/** How a reading ended. */
export interface Ending {
  readonly state: Exclude<ReadingState, 'reading'>
  readonly fault: ReadingFault | null
  readonly readingId: string | null
  readonly language: string | null
  readonly read: AttachmentText | null
  readonly at: Date
}

/** Keeps how a reading ended; undefined when nobody waits for it any more, as after the voice was erased. */
export async function endReading(db: WriteHandle, fileId: string, ending: Ending) {
  const { state, fault, readingId, language, read, at } = ending
  return db
    .own<TranscriptsTables>()
    .updateTable('transcripts')
    .set({
      state,
      fault,
      reading_id: readingId,
      language,
      way: read?.way ?? null,
      text: readingId === null ? '' : (read?.text ?? ''),
      page_starts: [...(read?.pageStarts ?? [])],
      page_kind: read?.pageKind ?? null,
      pages: read?.pages ?? 0,
      cut: read?.cut ?? false,
      share: null,
      ended_at: at,
    })
    .where('file_id', '=', fileId)
    .where('state', '=', 'reading')
    .returning('feedback_id')
    .executeTakeFirst()
}

/** Notes how far hearing has come; gives back whether somebody still waits for it. */
export async function noteShare(db: WriteHandle, fileId: string, share: number): Promise<boolean> {
  const row = await db
    .own<TranscriptsTables>()
    .updateTable('transcripts')
    .set({ share })
    .where('file_id', '=', fileId)
    .where('state', '=', 'reading')
    .returning('file_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets what was read in the files of voices. */
export async function forgetTranscripts(db: WriteHandle, feedbackIds: readonly string[]): Promise<void> {
  if (feedbackIds.length === 0) return
  await db
    .own<TranscriptsTables>()
    .deleteFrom('transcripts')
    .where('feedback_id', 'in', [...feedbackIds])
    .execute()
}
