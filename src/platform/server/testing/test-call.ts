import type { FastifyInstance } from 'fastify'
import type { CallerInput, CallerReply, Endpoint, PathParams } from '#platform/contract/endpoint.ts'
import type { Actor } from '../actor.ts'
import type { Identify } from '../http/request.ts'

/** An answer over HTTP: its status, and the reply or the problem. */
export interface Answer<Reply> {
  readonly status: number
  readonly reply: Reply
  readonly problem: { code: string; kind: string; facts: Record<string, unknown>; title: string }
  readonly headers: Record<string, unknown>
}

/** As whom, and with which further headers, a test calls. */
export interface CallOptions {
  readonly as?: Actor
  readonly headers?: Record<string, string>
}

/** `call(endpoint, params, input, { as })`: one HTTP request, typed by the contract. */
export type TestCall = <E extends Endpoint>(
  ...request: [endpoint: E, params: PathParams<E['path']>, input: CallerInput<E>, options?: CallOptions]
) => Promise<Answer<CallerReply<E>>>

/** Signs test actors in by a header that carries them. */
export const identifyTestActor: Identify = async ({ authorization }) => {
  const [scheme, actor] = (authorization ?? '').split(/ (.*)/s)
  return scheme === 'TestActor' ? (JSON.parse(actor as string) as Actor) : null
}

function urlOf(endpoint: Endpoint, params: object, input: unknown): string {
  const path = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown>)[name])),
  )
  if (endpoint.kind === 'write') return path
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries((input ?? {}) as object)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) query.append(key, String(one))
  }
  return query.size > 0 ? `${path}?${query}` : path
}

/** Makes the caller of a test's web server. */
export function testCallTo(server: FastifyInstance): TestCall {
  return async (...[endpoint, params, input, options = {}]) => {
    const response = await server.inject({
      method: endpoint.method,
      url: urlOf(endpoint, params, input),
      headers: {
        'x-huixiang': '1',
        ...(options.as === undefined ? {} : { authorization: `TestActor ${JSON.stringify(options.as)}` }),
        ...options.headers,
      },
      ...(endpoint.kind === 'write' ? { payload: (input ?? {}) as object } : {}),
    })
    const body = response.body === '' ? {} : response.json()
    return { status: response.statusCode, reply: body, problem: body, headers: response.headers }
  }
}

/** A person with permissions everywhere; `scope` and `unit` narrow them. */
export function personWith(
  permissions: readonly Actor['grants'][number]['permission'][],
  where: { id: string; scope?: 'own' | 'unit' | 'subtree' | 'all'; unitId?: string; depth?: number },
): Actor {
  const { id, scope = 'all', unitId = id, depth = 1 } = where
  return {
    kind: 'person',
    id,
    grants: permissions.map((permission) => ({ permission, scope, unitId, depth })),
  }
}
