import type { TranscriptsTables } from '#features/transcripts/server/transcripts.tables.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { FilesTables } from '#platform/server/files/files.tables.ts'
import type { IntakeTables } from './intake.tables.ts'
import { visibleFeedback } from './public/visible-feedback.ts'

/** Files of one voice, in the order they were attached. */
export async function filesOf(read: ReadHandle, feedbackId: string) {
  return read
    .tables<IntakeTables & FilesTables>()
    .selectFrom('feedback_files as link')
    .innerJoin('files', 'files.id', 'link.file_id')
    .select(['files.id', 'link.name', 'files.media_type as mediaType', 'files.bytes'])
    .where('link.feedback_id', '=', feedbackId)
    .where('files.state', '=', 'kept')
    .orderBy('link.position')
    .execute()
}

/** A file of a voice that the actor sees; undefined otherwise. */
export async function visibleFile(
  read: ReadHandle,
  actor: Actor,
  { feedbackId, fileId }: { feedbackId: string; fileId: string },
) {
  const voice = await visibleFeedback(read, actor, feedbackId).select('id').executeTakeFirst()
  if (voice === undefined) return undefined
  return (await filesOf(read, feedbackId)).find((file) => file.id === fileId)
}

/** What was read in the files of voices, as it stands there. */
export async function transcriptsOfVoices(read: ReadHandle, feedbackIds: readonly string[]) {
  return read
    .tables<TranscriptsTables>()
    .selectFrom('transcripts')
    .select(['feedback_id as feedbackId', 'reading_id as readingId', 'text'])
    .where('feedback_id', 'in', [...feedbackIds])
    .where('state', '=', 'read')
    .$narrowType<{ readingId: string }>()
    .execute()
}
