import { fileTypeFromBuffer } from 'file-type'

/** What may be stored: pictures, documents, recordings. Nothing among them runs in a browser. */
export const acceptedTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
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
}

// Telephones' notes come as UTF-8 or, from older systems, GB18030. Markup is no note: it would be a page elsewhere.
function isPlainText(content: Uint8Array): boolean {
  if (content.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      return !/^\s*<(!doctype|html|svg|script|\?xml)/i.test(
        new TextDecoder(encoding, { fatal: true }).decode(content),
      )
    } catch {
      return false
    }
  })
}

/** What a file is by its content, whatever it is called; null for what is not accepted. */
export async function mediaTypeOf(content: Uint8Array): Promise<MediaType | null> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined)
  if (found === undefined) return content.length > 0 && isPlainText(content) ? 'text/plain' : null
  const mime = sameThing[found.mime] ?? found.mime
  return acceptedTypes.find((type) => type === mime) ?? null
}
