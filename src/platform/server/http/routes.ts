import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Handler } from '../command.ts'
import type { House } from '../house.ts'
import { actorOf, factsOf, type Identify, keyOf } from './request.ts'

function inputOf(request: FastifyRequest, handler: Handler): unknown {
  const given = handler.endpoint.kind === 'read' ? request.query : request.body
  const own = given !== null && typeof given === 'object' && !Array.isArray(given) ? given : {}
  return { ...own, ...(request.params as object) }
}

/** Serves every endpoint of the contract at its method and path. */
export function serveEndpoints(
  server: FastifyInstance,
  house: House,
  parts: { handlers: readonly Handler[]; identify: Identify },
): void {
  for (const handler of parts.handlers) {
    server.route({
      method: handler.endpoint.method,
      url: handler.endpoint.path,
      handler: async (request, reply) => {
        const idempotencyKey = keyOf(request)
        const answer = await house.handle(handler, {
          actor: await actorOf(request, parts.identify),
          request: factsOf(request),
          input: inputOf(request, handler),
          ...(idempotencyKey !== undefined && { idempotencyKey }),
        })
        reply.header('cache-control', 'no-store')
        return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
      },
    })
  }
}
