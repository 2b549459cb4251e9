import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { maxFileBytes, maxFiles } from '../domain/voice.ts'

/** A form as a browser without a script sends it. */
export interface PageForm {
  readonly fields: Readonly<Record<string, string>>
  readonly files: readonly { readonly name: string; readonly content: Buffer }[]
  /** A file was larger than one may be: it was left out, and the form is not to be taken without it. */
  readonly tooLarge: boolean
  /** It brought more files than go along at once: those behind were left out, and it is not to be taken without them. */
  readonly tooMany: boolean
  /** It had more parts than any form of ours: what stood before the limit was read, and it is not to be taken without the rest. */
  readonly tooLong: boolean
}

// The parser heeds it for one form as well; its types know it only for all of them, hence the second option, which is as usual.
const passingOver = {
  throwFileSizeLimit: false,
  preservePath: false,
  limits: { files: Number.POSITIVE_INFINITY },
}

async function wholeOf(file: Readable): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of file) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Reads a file to its end without keeping it; tells whether there was anything in it. */
async function isSomething(file: Readable): Promise<boolean> {
  let bytes = 0
  for await (const piece of file) bytes += piece.length
  return bytes > 0
}

/** Reads a multipart form; empty file fields are nothing. What is too large or too many is passed over, so that the fields behind it are kept. */
export async function readForm(request: FastifyRequest): Promise<PageForm> {
  const fields: Record<string, string> = {}
  const files: { name: string; content: Buffer }[] = []
  let [tooLarge, tooMany, tooLong] = [false, false, false]
  try {
    for await (const part of request.parts(passingOver)) {
      // Browsers end the lines of a form with CR LF and count them as one sign.
      if (part.type === 'field') fields[part.fieldname] = String(part.value).replaceAll('\r\n', '\n')
      else if (files.length === maxFiles) tooMany = (await isSomething(part.file)) || tooMany
      else {
        const content = await wholeOf(part.file)
        if (part.file.truncated) tooLarge = true
        else if (content.length > 0) files.push({ name: part.filename, content })
      }
    }
  } catch (error) {
    if (!isBeyondLimits(error)) throw error
    tooLong = true
  }
  return { fields, files, tooLarge, tooMany, tooLong }
}

const isBeyondLimits = (error: unknown): boolean =>
  ['FST_PARTS_LIMIT', 'FST_FIELDS_LIMIT'].includes((error as { code?: string }).code ?? '')

/** Refuses `platform.tooManyFiles`, `platform.fileTooLarge` and `intake.formTooLong` for a form that brought such. */
export function refuseUnfit({ tooLarge, tooMany, tooLong }: PageForm): void {
  if (tooLong) throw new Refusal('intake.formTooLong', 'invalid')
  if (tooMany) throw new Refusal('platform.tooManyFiles', 'invalid', { most: maxFiles })
  if (tooLarge) throw new Refusal('platform.fileTooLarge', 'invalid', { maxBytes: maxFileBytes })
}
