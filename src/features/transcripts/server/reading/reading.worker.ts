import type { MediaType } from '#platform/server/files/media-type.ts'
import type { AttachmentText } from '../../domain/attachment.ts'
import { readDocument, readOpenDocument, readSheet, readSlides } from './office.ts'
import { readPdf } from './pdf.ts'
import { readPicture } from './pictures.ts'
import { readPage, readPlainText } from './plain-text.ts'
import type { Answer, Question } from './reading-process.ts'
import { readRichText } from './rich-text.ts'
import { Unreadable } from './unreadable.ts'
import { readOldDocument } from './word.ts'

type Read = (content: Uint8Array, deadline: number) => Promise<AttachmentText>

const office = 'application/vnd.openxmlformats-officedocument'
const readers: Readonly<Partial<Record<MediaType, Read>>> = {
  'image/jpeg': readPicture,
  'image/png': readPicture,
  'image/webp': readPicture,
  'image/gif': readPicture,
  'application/pdf': readPdf,
  [`${office}.wordprocessingml.document`]: readDocument,
  [`${office}.spreadsheetml.sheet`]: readSheet,
  [`${office}.presentationml.presentation`]: readSlides,
  'application/msword': readOldDocument,
  'application/vnd.oasis.opendocument.text': readOpenDocument,
  'application/rtf': readRichText,
  'text/html': readPage,
  'text/plain': readPlainText,
}

async function answerTo({ mediaType, content, patienceMs }: Question): Promise<Answer> {
  // Decoders of these are under licences that this house does not ship.
  if (mediaType === 'image/heic') return { fault: 'not_shown' }
  const read = readers[mediaType]
  if (read === undefined) return { fault: 'unsupported' }
  try {
    return { read: await read(content, performance.now() + patienceMs) }
  } catch (error) {
    if (error instanceof Unreadable) return { fault: error.fault }
    return { fault: 'broken' }
  }
}

process.on('message', async (question: Question) => {
  process.send?.(await answerTo(question))
})
// Whoever asked is gone.
process.on('disconnect', () => process.exit())
