import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance } from 'fastify'
import type { Pool } from '../database/connection.ts'
import type { House } from '../house.ts'
import type { ServerModule } from '../module.ts'
import { serveFigures } from './figures.ts'
import { serveHealth } from './health.ts'
import { readJson } from './json-body.ts'
import { lingerAfterRefusals } from './lingering.ts'
import { refuseWrongMethods } from './methods.ts'
import { answerProblem, type Sentence } from './problems.ts'
import type { Identify } from './request.ts'
import { serveEndpoints } from './routes.ts'

const bodyLimit = 1024 * 1024

/** What the web server is made of. */
export interface ServerParts {
  readonly house: House
  readonly modules: readonly ServerModule[]
  readonly identify: Identify
  readonly sentence: Sentence
  readonly pool: Pool
  readonly readPool: Pool
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
} as const

/** Builds the web server: contract endpoints, the features' own routes, health, figures and refusals. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { house, modules } = parts
  const answer = answerProblem({ log: house.log, sentence: parts.sentence })
  const server = fastify({
    bodyLimit,
    genReqId: () => randomUUID(),
    trustProxy:
      house.settings.HUIXIANG_TRUSTED_PROXIES.length > 0
        ? [...house.settings.HUIXIANG_TRUSTED_PROXIES]
        : false,
    logger: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
    // Of an address that cannot be read or is too long for any route.
    frameworkErrors: answer,
  })
  refuseWrongMethods(server)
  readJson(server)
  await server.register(cookie)
  await server.register(multipart, {
    limits: { fileSize: 20 * 1024 * 1024, files: 5, fields: 40, fieldSize: 64 * 1024 },
  })
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders)
    reply.header('x-request-id', request.id)
  })
  server.addHook('onResponse', async (request, reply) => {
    // The route's pattern, not its address: addresses can hold secrets and numbers.
    const line = {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    house.log.debug(line, 'request')
  })
  lingerAfterRefusals(server)
  server.setErrorHandler(answer)
  serveFigures(server, parts)
  serveHealth(server, house.settings, parts.readPool)
  serveEndpoints(server, house, {
    handlers: modules.flatMap((module) => module.handlers),
    identify: parts.identify,
  })
  for (const module of modules) module.routes?.(server, house, parts.identify)
  return server
}
