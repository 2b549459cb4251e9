import { buffer } from 'node:stream/consumers'
import { detectLanguage } from '@huixiang/text-analysis/language.ts'
import { z } from 'zod'
import { id } from '#platform/contract/id.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { FileMissing, type FileStore } from '#platform/server/files/file-store.ts'
import type { MediaType } from '#platform/server/files/media-type.ts'
import { type JobContext, job } from '#platform/server/jobs.ts'
import { attachmentRead } from '../contract.ts'
import { waitingFile } from './files-of-voices.query.ts'
import { type Heard, hearRecording } from './hearing.ts'
import { readAttachment } from './reading/reading-process.ts'
import { type Ending, endReading } from './transcripts.store.ts'

async function contentOf(files: FileStore, fileId: string): Promise<Uint8Array | null> {
  try {
    return await buffer(await files.open(fileId))
  } catch (error) {
    if (error instanceof FileMissing) return null
    throw error
  }
}

function endingOf(outcome: Heard, { now, newId }: CommandContext): Ending {
  const nothing = { fault: null, readingId: null, language: null, read: null, at: new Date(now) }
  if (outcome === 'not_transcribed') return { ...nothing, state: outcome }
  if ('fault' in outcome) return { ...nothing, state: 'failed', fault: outcome.fault }
  const { read } = outcome
  if (read.text.trim() === '') return { ...nothing, state: 'empty', read }
  const language = detectLanguage(read.text.toLowerCase()).value
  return { ...nothing, state: 'read', readingId: newId(), language, read }
}

async function keep(
  context: JobContext,
  fileId: string,
  how: { outcome: Heard; milliseconds: number; unitId: string | null },
) {
  await context.transact(
    async (write) => {
      const ending = endingOf(how.outcome, write)
      const ended = await endReading(write.db, fileId, ending)
      if (ended === undefined) return
      const { state, fault, readingId, read } = ending
      write.emit(attachmentRead, {
        subject: ended.feedback_id,
        unit: how.unitId,
        facts: {
          fileId,
          readingId,
          state,
          fault,
          way: read?.way ?? null,
          characters: read?.text.length ?? 0,
          pages: read?.pages ?? 0,
          milliseconds: Math.round(how.milliseconds),
        },
      })
    },
    { quiet: 'nobody waits for it any more' },
  )
}

const isRecording = (mediaType: string) => /^(audio|video)\//.test(mediaType)

async function outcomeFor({ files }: JobContext, fileId: string, mediaType: MediaType): Promise<Heard> {
  const content = await contentOf(files, fileId)
  return content === null ? { fault: 'missing' } : readAttachment({ mediaType, content })
}

/** Hears one recording, apart from what is read, as it takes its time. */
const hearFile = job({
  name: 'transcripts.hear_file',
  input: z.object({ fileId: id }),
  retries: 3,
  // Longer than any model on this machine is waited for.
  expireSeconds: 1500,
  run: async (context, { fileId }) => {
    const file = await waitingFile(context.read, fileId)
    if (file === undefined) return
    const started = performance.now()
    const content = await contentOf(context.files, fileId)
    const outcome: Heard =
      content === null
        ? { fault: 'missing' }
        : await hearRecording(context, { fileId, mediaType: file.mediaType as MediaType, content })
    await keep(context, fileId, { outcome, milliseconds: performance.now() - started, unitId: file.unitId })
  },
})

/** Reads one file; how it ended is kept and told, so that only what nobody foresaw makes it run again. */
export const readFile = job({
  name: 'transcripts.read_file',
  input: z.object({ fileId: id }),
  retries: 3,
  expireSeconds: 300,
  run: async (context, { fileId }) => {
    const file = await waitingFile(context.read, fileId)
    if (file === undefined) return
    if (isRecording(file.mediaType)) {
      await context.transact(({ enqueue }) => enqueue(hearFile, { fileId }))
      return
    }
    const started = performance.now()
    const outcome = await outcomeFor(context, fileId, file.mediaType as MediaType)
    await keep(context, fileId, { outcome, milliseconds: performance.now() - started, unitId: file.unitId })
  },
})

/** Work of this feature that is queued. */
export const readingJobs = [readFile, hearFile]
