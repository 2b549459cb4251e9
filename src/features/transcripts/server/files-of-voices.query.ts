import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { FilesTables } from '#platform/server/files/files.tables.ts'
import type { VoiceFile } from '../domain/attachment.ts'
import type { TranscriptsTables } from './transcripts.tables.ts'

/** The files of voices that were not erased. */
export async function filesOfVoices(db: ReadHandle, feedbackIds: readonly string[]): Promise<VoiceFile[]> {
  if (feedbackIds.length === 0) return []
  return db
    .tables<IntakeTables>()
    .selectFrom('feedback_files as link')
    .innerJoin('feedbacks as voice', 'voice.id', 'link.feedback_id')
    .select(['link.file_id as fileId', 'link.feedback_id as feedbackId'])
    .where('link.feedback_id', 'in', [...feedbackIds])
    .where('voice.erased_at', 'is', null)
    .orderBy('link.feedback_id')
    .orderBy('link.position')
    .execute()
}

/** A file that waits to be read, with the voice that it belongs to; undefined once nobody waits. */
export async function waitingFile(db: ReadHandle, fileId: string) {
  return db
    .tables<IntakeTables & FilesTables & TranscriptsTables>()
    .selectFrom('transcripts')
    .innerJoin('files', 'files.id', 'transcripts.file_id')
    .innerJoin('feedback_files as link', 'link.file_id', 'files.id')
    .innerJoin('feedbacks as voice', 'voice.id', 'link.feedback_id')
    .select(['files.media_type as mediaType', 'voice.org_unit_id as unitId'])
    .where('transcripts.file_id', '=', fileId)
    .where('transcripts.state', '=', 'reading')
    .where('files.state', '=', 'kept')
    .executeTakeFirst()
}

const mostRecordings = 5000

/** The newest recordings that nothing could hear; with `undecodable` also those that no decoder here unpacks. */
export async function recordingsNotHeard(db: ReadHandle, { undecodable = false } = {}): Promise<VoiceFile[]> {
  return db
    .tables<TranscriptsTables>()
    .selectFrom('transcripts')
    .select(['file_id as fileId', 'feedback_id as feedbackId'])
    .where((where) =>
      where.or([
        where('state', '=', 'not_transcribed'),
        ...(undecodable ? [where('fault', '=', 'undecodable')] : []),
      ]),
    )
    .orderBy('asked_at', 'desc')
    .limit(mostRecordings)
    .execute()
}
