import type { Endpoint } from '#platform/contract/endpoint.ts'

/** A route outside the contract (a file, a stream, a page), declared beside its code: `admit` reads who may, OpenAPI the rest. */
export interface RawRoute extends Pick<Endpoint, 'access' | 'reach'> {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly summary: string
  /** Media type of the body. */
  readonly takes?: string
  /** Media types of the answer. */
  readonly gives: readonly string[]
  readonly query?: readonly string[]
  /** Headers it heeds beside those that every route does. */
  readonly headers?: readonly string[]
  /** Honours Idempotency-Key. */
  readonly once?: true
}

/** Media type of JSON. */
export const json = 'application/json'
/** Media type of a form with files. */
export const form = 'multipart/form-data'
/** Media type of JSON, one value a line. */
export const ndjson = 'application/x-ndjson'
/** Media type of CSV. */
export const csv = 'text/csv'
/** Media type of an Excel workbook. */
export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
