import type { FastifyInstance, FastifyRequest } from 'fastify'

function decoderFor(request: FastifyRequest): TextDecoder | null {
  const label = /charset="?([\w-]+)/i.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(label, { fatal: true })
  } catch {
    return null
  }
}

/**
 * Reads JSON bodies in the encoding they say they have, else UTF-8. Bytes that are no text in it are refused:
 * a lenient reader would keep somebody's words as question marks.
 */
export function readJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const decoder = decoderFor(request)
    if (decoder === null) {
      done(Object.assign(new Error('Unknown charset'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' }))
      return
    }
    try {
      parse(request, decoder.decode(body), done)
    } catch (error) {
      done(error as Error)
    }
  })
}
