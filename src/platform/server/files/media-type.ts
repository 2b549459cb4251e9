import { fileTypeFromBuffer } from 'file-type'

/** What may be stored: pictures, documents, recordings. Nothing among them runs in a browser: saved pages are handed over as downloads only. */
export const acceptedTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'application/pdf',
  'audio/mpeg',
  'audio/x-m4a',
  'audio/wav',
  'audio/amr',
  'audio/ogg',
  'video/mp4',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/msword',
  'application/vnd.oasis.opendocument.text',
  'application/rtf',
  'text/html',
  'text/plain',
] as const
/** One of the accepted types. */
export type MediaType = (typeof acceptedTypes)[number]

const sameThing: Readonly<Record<string, MediaType>> = {
  'audio/mp4': 'audio/x-m4a',
  'audio/vnd.wave': 'audio/wav',
  'audio/AMR': 'audio/amr',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'image/apng': 'image/png',
  'image/heif': 'image/heic',
}

const page = /^<(!doctype\s+html|html|head|body|table)\b/i
// Markup that is no saved page would be a picture, a feed or a program elsewhere.
const otherMarkup = /^<(!doctype|svg|script|\?xml)/i

/** Text without signs that only programs write, in one of these encodings; null for what is none. */
function asText(content: Uint8Array, encodings: readonly string[]): string | null {
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      return /[\0-\x08\x0b\x0c\x0e-\x1f]/.test(text) ? null : text
    } catch {}
  }
  return null
}

/** Encodings that a text may have: with a mark that of the mark; else UTF-8 or, from older systems, GB18030. */
function encodingsOf([first, second]: Uint8Array): readonly string[] {
  if (first === 0xff && second === 0xfe) return ['utf-16le']
  return first === 0xfe && second === 0xff ? ['utf-16be'] : ['utf-8', 'gb18030']
}

function textTypeOf(content: Uint8Array): MediaType | null {
  const text = content.length === 0 ? null : asText(content, encodingsOf(content))
  if (text === null) return null
  const beginning = text.slice(0, 4096).trimStart()
  if (page.test(beginning)) return 'text/html'
  return otherMarkup.test(beginning) ? null : 'text/plain'
}

const composite = 'application/x-cfb'
// Word, Excel, PowerPoint and Outlook of that time share a container; the part with the text gives the name away.
const partOfWord = Buffer.from('WordDocument', 'utf16le')

/** What a file is by its content, whatever it is called; null for what is not accepted. */
export async function mediaTypeOf(content: Uint8Array): Promise<MediaType | null> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined)
  if (found === undefined || found.mime.startsWith('text/')) return textTypeOf(content)
  if (found.mime === composite) return Buffer.from(content).includes(partOfWord) ? 'application/msword' : null
  const mime = sameThing[found.mime] ?? found.mime
  return acceptedTypes.find((type) => type === mime) ?? null
}
