import { z } from 'zod'
import type { Access, Endpoint } from '#platform/contract/endpoint.ts'
import type { ServerModule } from '../module.ts'
import { json, type RawRoute } from './raw-route.ts'

const problem = {
  description: 'A refusal (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<
    string,
    unknown
  >
  return rest
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Sent again with the same key, the request has one effect and gets the same reply.',
  schema: { type: 'string', maxLength: 200 },
}

const pathParameters = (path: string): object[] =>
  [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name?.endsWith('Id') ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }))

function parametersOf(endpoint: Endpoint, isDirect: boolean): object[] {
  const path = pathParameters(endpoint.path)
  if (endpoint.kind === 'write')
    return endpoint.method === 'POST' && !isDirect ? [...path, idempotencyKey] : path
  const { properties = {}, required = [] } = schemaOf(endpoint.input, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  const query = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
  return [...path, ...query]
}

const accessOf = ({ access, reach }: Pick<Endpoint, 'access' | 'reach'>): string => {
  if (typeof access === 'string') return `Permission ${access}${reach === 'all' ? ' over everything' : ''}`
  return 'anyone' in access ? `Public: ${access.anyone}` : `Every signed-in person: ${access.signedIn}`
}

const securityOf = (access: Access): object[] =>
  typeof access === 'object' && 'anyone' in access ? [] : [{ key: [] }, { session: [] }]

function operationOf(endpoint: Endpoint, isDirect: boolean): object {
  return {
    tags: [endpoint.path.split('/')[2]],
    description: accessOf(endpoint),
    security: securityOf(endpoint.access),
    parameters: parametersOf(endpoint, isDirect),
    ...(endpoint.kind === 'write' && endpoint.method !== 'DELETE'
      ? { requestBody: { content: { 'application/json': { schema: schemaOf(endpoint.input, 'input') } } } }
      : {}),
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } },
      },
      default: problem,
    },
  }
}

function rawOperationOf(route: RawRoute): object {
  const { path, access, summary, takes, gives, query = [], headers = [], once } = route
  const named = (where: string, names: readonly string[]) =>
    names.map((name) => ({ name, in: where, required: false, schema: { type: 'string' } }))
  const given = [...named('query', query), ...named('header', headers), ...(once ? [idempotencyKey] : [])]
  return {
    tags: [path.split('/')[path.startsWith('/api/') ? 2 : 1]],
    summary,
    description: accessOf(route),
    security: securityOf(access),
    parameters: [...pathParameters(path), ...given],
    ...(takes && { requestBody: { content: { [takes]: {} } } }),
    responses: {
      200: { description: 'Done', content: Object.fromEntries(gives.map((type) => [type, {}])) },
      default: problem,
    },
  }
}

const anyone = { anyone: 'says nothing of the organisation' } as const

/** The routes of the floor itself. */
const ownRoutes: readonly RawRoute[] = [
  {
    method: 'GET',
    path: '/api/live-check',
    access: anyone,
    summary: 'Whether the process answers',
    gives: [json],
  },
  {
    method: 'GET',
    path: '/api/health',
    access: anyone,
    summary: 'Whether voices can be taken: the database answers and its disk has room; else what to do',
    gives: [json],
  },
  { method: 'GET', path: '/api/openapi.json', access: anyone, summary: 'This description', gives: [json] },
  {
    method: 'GET',
    path: '/api/live',
    access: { signedIn: 'each is told of what they may read' },
    summary:
      'Stream of what happened to which ids; goes on after the last event id, in the header or in from',
    query: ['from'],
    headers: ['Last-Event-ID'],
    gives: ['text/event-stream'],
  },
  {
    method: 'GET',
    path: '/metrics',
    access: anyone,
    summary: 'Figures of this process and of dead letters, as Prometheus reads them',
    gives: ['text/plain'],
  },
]

const pagesAreLeftOut =
  'Pages for people (/voice and below, /survey/…) are HTML and not described: what they are made of may change at any time. ' +
  'Programs hand voices in by POST /api/feedback.'

/** The OpenAPI 3.1 description of every endpoint, made from the contract, and of every route that is declared beside it. */
export function openApiOf(modules: readonly ServerModule[], version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  const add = ({ method, path }: Pick<Endpoint, 'method' | 'path'>, operation: object) => {
    const described = path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[described] = { ...paths[described], [method.toLowerCase()]: operation }
  }
  for (const { handlers, endpoints = [], rawRoutes = [] } of modules) {
    for (const { endpoint } of handlers) add(endpoint, operationOf(endpoint, false))
    for (const endpoint of endpoints) add(endpoint, operationOf(endpoint, true))
    for (const route of rawRoutes) add(route, rawOperationOf(route))
  }
  for (const route of ownRoutes) add(route, rawOperationOf(route))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Huixiang 回响',
      version,
      description: pagesAreLeftOut,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'huixiang_session',
          description: 'A write also carries the header X-Huixiang',
        },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code', 'kind', 'facts', 'requestId'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            kind: { type: 'string' },
            facts: { type: 'object' },
            requestId: { type: 'string' },
          },
        },
      },
    },
  }
}
