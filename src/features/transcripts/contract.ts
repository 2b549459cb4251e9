import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageKinds, readingFaults, readingStates, readingWays } from './domain/attachment.ts'
import { speechEngineFaults, speechModelKinds } from './domain/speech/model-files.ts'

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

/** A person stopped the hearing of a recording. */
export const hearingStopped = event('transcripts.hearing_stopped', {
  ...subject,
  facts: z.object({ fileId: id }),
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
  /** How far hearing it on this machine has come, 0…1; null while nothing hears it. */
  share: z.number().nullable(),
  endedAt: moment.nullable(),
})

export const readAttachments = read({
  path: '/api/feedback/:feedbackId/transcripts',
  access: 'intake.read',
  input: nothing,
  reply: z.object({ attachments: z.array(attachment), can: z.object({ readAgain: z.boolean() }) }),
  refreshOn: [attachmentRead, readingRequested, hearingStopped],
})

export const requestReading = write({
  method: 'POST',
  path: '/api/feedback/:feedbackId/files/:fileId/readings',
  access: 'analysis.correct',
  input: nothing,
  reply: done,
  quiet: 'one that waits already is left to wait',
})

export const stopHearing = write({
  method: 'DELETE',
  path: '/api/feedback/:feedbackId/files/:fileId/readings',
  access: 'analysis.correct',
  input: nothing,
  reply: done,
})

/** What hears speech on this machine, as far as its folder tells; nothing is loaded for it. */
export const readSpeechEngine = read({
  path: '/api/speech-engine',
  access: 'organisation.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({
    /** The folder that was given; null where none was. */
    folder: z.string().nullable(),
    kind: z.enum(speechModelKinds).nullable(),
    fault: z.enum(speechEngineFaults).nullable(),
  }),
})

/** Loads the model and says whether it can be used. */
export const testSpeechEngine = read({
  path: '/api/speech-engine/test',
  access: 'organisation.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({ fault: z.enum(speechEngineFaults).nullable(), milliseconds: z.number() }),
})
