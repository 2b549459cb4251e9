import type { FastifyRequest } from 'fastify'
import { bytesOf } from '#platform/server/files/uploading.ts'

/** A form as a browser without a script sends it. */
export interface PageForm {
  readonly fields: Readonly<Record<string, string>>
  readonly files: readonly { readonly name: string; readonly content: Buffer }[]
}

/** Reads a multipart form; empty file fields are nothing. */
export async function readForm(request: FastifyRequest): Promise<PageForm> {
  const fields: Record<string, string> = {}
  const files: { name: string; content: Buffer }[] = []
  for await (const part of request.parts()) {
    // Browsers end the lines of a form with CR LF and count them as one sign.
    if (part.type === 'field') fields[part.fieldname] = String(part.value).replaceAll('\r\n', '\n')
    else {
      const content = await bytesOf(part.file)
      if (content.length > 0) files.push({ name: part.filename, content })
    }
  }
  return { fields, files }
}
