/** What sort of "no" it is; the HTTP status follows from it. */
export type RefusalKind =
  | 'invalid'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'limit'
  | 'unavailable'
  | 'unidentified'

/** A refusal is data; its sentence is made from `locales` under `refusals.<code>` at the edge. Anything else thrown is a bug. */
export class Refusal extends Error {
  readonly code: `${string}.${string}`
  readonly kind: RefusalKind
  readonly facts: Readonly<Record<string, unknown>>

  constructor(code: `${string}.${string}`, kind: RefusalKind, facts: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.kind = kind
    this.facts = facts
  }
}

/** What a deed gives, or the refusal that it throws: one of several may be refused while the others go on. */
export function orRefusal<T>(deed: () => T): T | Refusal {
  try {
    return deed()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Those that were not refused. */
export const granted = <T>(outcomes: readonly (T | Refusal)[]): T[] =>
  outcomes.filter((one): one is T => !(one instanceof Refusal))

/** HTTP status of each kind. */
export const refusalStatus: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  unidentified: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limit: 429,
  unavailable: 503,
}

/** A refusal on the wire (RFC 9457 problem details). */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly kind: RefusalKind | 'bug'
  readonly facts: Readonly<Record<string, unknown>>
  readonly requestId: string
}
