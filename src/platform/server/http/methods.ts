import type { FastifyInstance } from 'fastify'

/** An address that is there, asked for in a way that it does not know. */
export class WrongMethod extends Error {
  readonly code = 'WRONG_METHOD'
}

const literal = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')

function patternOf(url: string): RegExp {
  const parts = url.split(/(:\w+|\*)/)
  const pattern = parts.map((part) => (part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : literal(part)))
  return new RegExp(`^${pattern.join('')}$`)
}

/** Answers a method that an address does not know with 405 and the ones it knows (RFC 9110 §15.5.6). Call it before any route is added. */
export function refuseWrongMethods(server: FastifyInstance): void {
  const doors: { pattern: RegExp; methods: string[] }[] = []
  server.addHook('onRoute', ({ url, method }) => {
    doors.push({ pattern: patternOf(url), methods: [method].flat() })
  })
  server.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return
    const path = request.url.split('?', 1)[0] as string
    const known = doors.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods)
    if (known.length === 0) return
    reply.header('allow', [...new Set(known)].sort().join(', '))
    throw new WrongMethod()
  })
}
