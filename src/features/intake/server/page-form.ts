import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { maxFileBytes } from '../domain/voice.ts'

/** A form as a browser without a script sends it. */
export interface PageForm {
  readonly fields: Readonly<Record<string, string>>
  readonly files: readonly { readonly name: string; readonly content: Buffer }[]
  /** A file was larger than one may be: it was left out, and the form is not to be taken without it. */
  readonly tooLarge: boolean
}

// The parser heeds it for one form as well; its types know it only for all of them, hence the second option, which is as usual.
const passingOver = { throwFileSizeLimit: false, preservePath: false }

async function wholeOf(file: Readable): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of file) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Reads a multipart form; empty file fields are nothing. Of a file that is too large the rest is passed over, so that the fields behind it are kept. */
export async function readForm(request: FastifyRequest): Promise<PageForm> {
  const fields: Record<string, string> = {}
  const files: { name: string; content: Buffer }[] = []
  let tooLarge = false
  for await (const part of request.parts(passingOver)) {
    // Browsers end the lines of a form with CR LF and count them as one sign.
    if (part.type === 'field') fields[part.fieldname] = String(part.value).replaceAll('\r\n', '\n')
    else {
      const content = await wholeOf(part.file)
      if (part.file.truncated) tooLarge = true
      else if (content.length > 0) files.push({ name: part.filename, content })
    }
  }
  return { fields, files, tooLarge }
}

/** Refuses `platform.fileTooLarge` for a form that brought one. */
export function refuseTooLarge({ tooLarge }: PageForm): void {
  if (tooLarge) throw new Refusal('platform.fileTooLarge', 'invalid', { maxBytes: maxFileBytes })
}
