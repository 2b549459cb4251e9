import type { FastifyInstance } from 'fastify'
import { currentSession } from '#features/sign-in/contract.ts'
import { resolveActor } from '#features/sign-in/server/public/actor.ts'
import { unitPaths } from '#features/staff/server/public/units.ts'
import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import { openApiOf } from '#platform/server/http/openapi.ts'
import { buildServer } from '#platform/server/http/server.ts'
import { serveLive } from '#platform/server/live.ts'
import type { ServerModule } from '#platform/server/module.ts'
import type { OpenHouse } from '#platform/server/open-house.ts'
import { serveScreens } from './screens.ts'
import { version } from './version.ts'
import { loadWords, sentencesFrom } from './words.ts'

/** Builds the web server over an open house: endpoints, live stream, OpenAPI and screens. */
export async function buildWebProcess(
  open: OpenHouse,
  modules: readonly ServerModule[],
  { demo }: { demo: boolean },
): Promise<FastifyInstance> {
  const identify = (credentials: { cookie: string | undefined; authorization: string | undefined }) =>
    resolveActor(open.house.read, credentials)
  const server = await buildServer({
    house: open.house,
    modules,
    pool: open.pool,
    readPool: open.readPool,
    identify,
    sentence: sentencesFrom(loadWords()),
  })
  serveLive(server, {
    tail: open.tail,
    identify,
    events: modules.flatMap((module) => module.events),
    unitPaths: (unitIds) => unitPaths(open.house.read, unitIds),
    keeping: (subjectIds) => keptFrom(open.house.read, subjectIds),
    beginsAt: currentSession.path,
  })
  // Made for the first who asks: it takes a tenth of a start, and few starts are followed by somebody who does.
  let description: string | undefined
  server.get('/api/openapi.json', async (_request, reply) => {
    description ??= JSON.stringify(openApiOf(modules, version))
    return reply.type('application/json').send(description)
  })
  await serveScreens(server, { demo })
  return server
}
