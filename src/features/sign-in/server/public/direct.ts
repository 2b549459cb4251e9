import type { FastifyReply, FastifyRequest } from 'fastify'
import type { InputOf, ReplyOf, WriteEndpoint } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'

/**
 * The input of an endpoint that a route serves itself because its answer carries a cookie, or because what it
 * notes must outlive its refusal. Refuses requests that another site could have made a browser send.
 */
export function directInput<E extends WriteEndpoint>(endpoint: E, request: FastifyRequest): InputOf<E> {
  if (request.headers['x-huixiang'] === undefined) throw new Refusal('platform.forgedRequest', 'forbidden')
  const parsed = endpoint.input.safeParse(request.body ?? {})
  if (parsed.success) return parsed.data as InputOf<E>
  const issues = parsed.error.issues.map(({ path, code, message }) => ({
    path: path.join('.'),
    code,
    message,
  }))
  throw new Refusal('platform.badInput', 'invalid', { issues })
}

/** Answers as the contract's endpoints do. */
export function directReply<E extends WriteEndpoint>(_endpoint: E, reply: FastifyReply, answer: ReplyOf<E>) {
  reply.header('cache-control', 'no-store')
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
}
