import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageKinds, readingFaults, readingStates, readingWays } from './domain/attachment.ts'

const subject = { subject: 'feedback', readWith: 'intake.read' } as const

/** Reading an attachment came to an end; `readingId` names what was read where there were words. */
export const attachmentRead = event('transcripts.attachment_read', {
  ...subject,
  facts: z.object({
    fileId: id,
    readingId: id.nullable(),
    state: z.enum(readingStates),
    fault: z.enum(readingFaults).nullable(),
    way: z.enum(readingWays).nullable(),
    characters: z.number(),
    pages: z.number(),
    milliseconds: z.number(),
  }),
})

/** A person asked to have an attachment read again. */
export const readingRequested = event('transcripts.reading_requested', {
  ...subject,
  facts: z.object({ fileId: id }),
})

export const attachment = z.object({
  fileId: id,
  name: z.string(),
  mediaType: z.string(),
  state: z.enum(readingStates),
  fault: z.enum(readingFaults).nullable(),
  /** What it is called where judgements say in which words their evidence stands. */
  readingId: id.nullable(),
  way: z.enum(readingWays).nullable(),
  language: z.string().nullable(),
  /** Masked as the words of the voice are. */
  text: z.string(),
  pageStarts: z.array(z.number()),
  pageKind: z.enum(pageKinds).nullable(),
  pages: z.number(),
  cut: z.boolean(),
  endedAt: moment.nullable(),
})

export const readAttachments = read({
  path: '/api/feedback/:feedbackId/transcripts',
  access: 'intake.read',
  input: nothing,
  reply: z.object({ attachments: z.array(attachment), can: z.object({ readAgain: z.boolean() }) }),
  refreshOn: [attachmentRead, readingRequested],
})

export const requestReading = write({
  method: 'POST',
  path: '/api/feedback/:feedbackId/files/:fileId/readings',
  access: 'analysis.correct',
  input: nothing,
  reply: done,
  quiet: 'one that waits already is left to wait',
})
