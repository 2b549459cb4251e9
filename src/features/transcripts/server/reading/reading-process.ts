import type { MediaType } from '#platform/server/files/media-type.ts'
import type { AttachmentText, ReadingFault } from '../../domain/attachment.ts'
import { ProcessApart } from '../process-apart.ts'

/** What the process that reads attachments is given. */
export interface Question {
  readonly mediaType: MediaType
  readonly content: Uint8Array
  /** After so long it begins no further page. */
  readonly patienceMs: number
}

/** What it answers. */
export type Answer = { readonly read: AttachmentText } | { readonly fault: ReadingFault }

const patienceMs = 60_000
const heapMegabytes = 512

// Models take some 400 MB.
const reader = new ProcessApart<Answer>({
  file: new URL('./reading.worker.ts', import.meta.url),
  execArgv: [`--max-old-space-size=${heapMegabytes}`],
  longestMs: 120_000,
  idleMs: 30_000,
})

/** Reads an attachment in a process of its own, one after the other. */
export function readAttachment(about: Pick<Question, 'mediaType' | 'content'>): Promise<Answer> {
  const question: Question = { ...about, patienceMs }
  return reader.inTurn(() =>
    reader.ask<Answer>(question, {
      told: (answer) => answer,
      tooLate: () => ({ fault: 'too_slow' }),
      failed: () => ({ fault: 'engine_failed' }),
      gone: () => ({ fault: 'engine_failed' }),
    }),
  )
}
