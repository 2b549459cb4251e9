import type { FastifyRequest } from 'fastify'
import { type Locale, preferredLocale } from '#platform/contract/locale.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, visitor } from '../actor.ts'
import type { RequestFacts } from '../command.ts'

/** Finds out who is asking; null when the credentials are not (or no longer) good. */
export type Identify = (credentials: {
  cookie: string | undefined
  authorization: string | undefined
}) => Promise<Actor | null>

/** What the pipeline may know of a request. */
export function factsOf(request: FastifyRequest): RequestFacts {
  return {
    id: request.id,
    ip: request.ip,
    locale: localeOf(request),
    userAgent: request.headers['user-agent'] ?? null,
  }
}

/** The language a request asks for. */
export function localeOf(request: FastifyRequest): Locale {
  return preferredLocale(request.headers['accept-language'])
}

/** The Idempotency-Key a request came with. */
export function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && key.length <= 200 ? key : undefined
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Who is asking. A browser's cookie alone never authorises a write: another site can make a browser send it,
 * but not with a header of its own (OWASP, custom request headers).
 */
export async function actorOf(request: FastifyRequest, identify: Identify): Promise<Actor> {
  const { cookie, authorization } = request.headers
  if (cookie === undefined && authorization === undefined) return visitor
  const actor = await identify({ cookie, authorization })
  if (actor === null) {
    if (authorization !== undefined) throw new Refusal('platform.badKey', 'unidentified')
    return visitor
  }
  if (
    authorization === undefined &&
    !safeMethods.has(request.method) &&
    request.headers['x-huixiang'] === undefined
  ) {
    throw new Refusal('platform.forgedRequest', 'forbidden')
  }
  return actor
}
