import type { FastifyInstance } from 'fastify'
import { giveSession } from '#features/sign-in/server/public/cookie.ts'
import { directInput, directReply } from '#features/sign-in/server/public/direct.ts'
import { sessionReply } from '#features/sign-in/server/public/session-reply.ts'
import type { House } from '#platform/server/house.ts'
import { factsOf } from '#platform/server/http/request.ts'
import { setUpOrganisation } from '../contract.ts'
import { setUp } from './set-up.ts'

/** The set-up: open to whoever has the one-time token, and answered with the administrator's session. */
export function serveSetUp(server: FastifyInstance, house: House): void {
  const { method, path: url } = setUpOrganisation
  server.route({
    method,
    url,
    handler: async (request, reply) => {
      const input = directInput(setUpOrganisation, request)
      const { personId, fresh } = await setUp(house, factsOf(request), input)
      const answer = await sessionReply(house.read, { personId, sessionId: fresh.sessionId })
      giveSession(reply, house.settings, fresh.token)
      return directReply(setUpOrganisation, reply, answer)
    },
  })
}
