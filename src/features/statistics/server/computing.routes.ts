import type { FastifyInstance } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { admit } from '#platform/server/actor.ts'
import { actorOf, type Identify } from '#platform/server/http/request.ts'
import { computingEndpoints } from '../contract.ts'
import type { Outcome } from '../domain/computations.ts'
import type { ComputingThread } from './computing-thread.ts'

interface Issue {
  readonly path: string
  readonly code: string
  readonly message: string
}

function answerOf(outcome: Outcome): Readonly<Record<string, unknown>> {
  if ('answer' in outcome) return outcome.answer
  const { code, facts } = outcome
  if (code === 'misshapen') {
    const { issues } = facts as { issues: readonly Issue[] }
    const fields = issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ')
    throw new Refusal('statistics.misshapen', 'invalid', { issues, fields })
  }
  throw new Refusal('statistics.contradiction', 'invalid', { reason: code, ...facts })
}

/** No transaction: what is computed touches no row, and would keep a connection from those who wait for one. */
export const serveComputing =
  (thread: ComputingThread) =>
  (server: FastifyInstance, identify: Identify): void => {
    for (const { name, endpoint } of computingEndpoints) {
      server.route({
        method: endpoint.method,
        url: endpoint.path,
        handler: async (request, reply) => {
          admit(await actorOf(request, identify), endpoint)
          const answer = answerOf(await thread.compute(name, request.body))
          reply.header('cache-control', 'no-store')
          return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
        },
      })
    }
  }
