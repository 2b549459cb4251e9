import type { CallerInput, CallerReply, Endpoint, PathParams } from '#platform/contract/endpoint.ts'
import { newKey, request } from './transport.ts'

interface Calling<E extends Endpoint> {
  readonly params: PathParams<E['path']>
  readonly input: CallerInput<E>
  readonly signal?: AbortSignal
  readonly idempotencyKey?: string
}

/** Calls an endpoint as its contract says. Throws ProblemError. */
export function callWith<E extends Endpoint>(endpoint: E, calling: Calling<E>): Promise<CallerReply<E>> {
  const { params, input, ...options } = calling
  const path = pathOf(endpoint.path, params as Record<string, string>)
  if (endpoint.kind === 'read') return request('GET', path + queryOf(input), options)
  return request(endpoint.method, path, {
    ...options,
    ...(endpoint.method === 'POST' && { idempotencyKey: options.idempotencyKey ?? newKey() }),
    // Fastify refuses a DELETE that announces JSON and sends none.
    ...(!(endpoint.method === 'DELETE' && isEmpty(input)) && { body: input }),
  })
}

function pathOf(path: string, params: Record<string, string>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || value === '') throw new TypeError(`${path} needs ${name}`)
    return encodeURIComponent(value)
  })
}

function queryOf(input: unknown): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input ?? {}))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
  return query.size === 0 ? '' : `?${query}`
}

function isEmpty(input: unknown): boolean {
  return input === undefined || Object.keys(input as object).length === 0
}
