import { z } from 'zod'
import type { Endpoint } from '#platform/contract/endpoint.ts'

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

function parametersOf(endpoint: Endpoint): object[] {
  const path = [...endpoint.path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name?.endsWith('Id') ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }))
  if (endpoint.kind === 'write') return endpoint.method === 'POST' ? [...path, idempotencyKey] : path
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

const accessOf = (endpoint: Endpoint): string => {
  const { access, reach } = endpoint
  if (typeof access === 'string') return `Permission ${access}${reach === 'all' ? ' over everything' : ''}`
  return 'anyone' in access ? `Public: ${access.anyone}` : `Every signed-in person: ${access.signedIn}`
}

function operationOf(endpoint: Endpoint): object {
  const isPublic = typeof endpoint.access === 'object' && 'anyone' in endpoint.access
  return {
    tags: [endpoint.path.split('/')[2]],
    description: accessOf(endpoint),
    security: isPublic ? [] : [{ key: [] }, { session: [] }],
    parameters: parametersOf(endpoint),
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

/** The OpenAPI 3.1 description of every endpoint, made from the contract. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Huixiang 回响', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
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
