import WordExtractor from 'word-extractor'
import { type AttachmentText, joinedPages } from '../../domain/attachment.ts'
import { Unreadable } from './unreadable.ts'

const sector = 512
const wordDocument = 0xa5ec
const encrypted = 0x0100

/** Whether the part that holds the text says that it is encrypted; parts begin at multiples of a sector ([MS-DOC] 2.5.2). */
function isEncrypted(content: Buffer): boolean {
  for (let at = sector; at + 12 <= content.length; at += sector)
    if (content.readUInt16LE(at) === wordDocument) return (content.readUInt16LE(at + 10) & encrypted) !== 0
  return false
}

/** Reads a DOC file of Word 97 to 2003: its body; macros and objects in it are bytes that nobody looks at. */
export async function readOldDocument(content: Uint8Array): Promise<AttachmentText> {
  const bytes = Buffer.from(content)
  if (isEncrypted(bytes)) throw new Unreadable('protected')
  const document = await new WordExtractor().extract(bytes)
  const text = document.getBody().replaceAll('\0', '').trim()
  return joinedPages([text], { pages: 1, pageKind: null, way: 'text' })
}
