import type { FastifyReply } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { askedPart } from './asked-part.ts'
import { FileMissing, type FileStore } from './file-store.ts'

// Browsers would show these as pages of this site.
const unnamed = new Set(['text/plain', 'text/html', 'application/rtf'])
const harmless = /\.(txt|csv|tsv|log|md|json|eml|rtf)$/i
// Pictures made of pixels alone; everything else is handed over as a download.
const shownInPlace = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])

// RFC 6266: a plain name for old programs, the true one encoded after RFC 8187.
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const clean = name.replace(/[\p{Cc}/\\]/gu, '_').slice(0, 200) || 'file'
  const plain = clean.replace(/[^\x20-\x7e]|["%;]/g, '_')
  const encoded = encodeURIComponent(clean.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

// A page or a program that was sent as text opens as text where it is saved, not as what it is.
const nameToSave = ({ name, mediaType }: { name: string; mediaType: string }) =>
  unnamed.has(mediaType) && !harmless.test(name) ? `${name}.txt` : name

/** Answers with a file, or the part of it that is asked for, in a way that nothing in it can run. Refuses `platform.notFound` when its bytes are gone. */
export async function sendFile(
  reply: FastifyReply,
  files: FileStore,
  file: { id: string; name: string; mediaType: string; bytes: number },
): Promise<FastifyReply> {
  const part = askedPart(reply.request.headers.range, file.bytes)
  if (part === null) return reply.code(416).header('content-range', `bytes */${file.bytes}`).send()
  const content = await files.open(file.id, part).catch((error: unknown) => {
    throw error instanceof FileMissing ? new Refusal('platform.notFound', 'missing') : error
  })
  if (part !== undefined)
    reply.code(206).header('content-range', `bytes ${part.first}-${part.last}/${file.bytes}`)
  return reply
    .headers({
      'accept-ranges': 'bytes',
      'content-type': unnamed.has(file.mediaType) ? 'application/octet-stream' : file.mediaType,
      'content-length': part === undefined ? file.bytes : part.last - part.first + 1,
      'content-disposition': disposition(
        shownInPlace.has(file.mediaType) ? 'inline' : 'attachment',
        nameToSave(file),
      ),
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=86400, immutable',
    })
    .send(content)
}
