import { z } from 'zod'
import type { WriteEndpoint } from '#platform/contract/endpoint.ts'

interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minimum?: number
  readonly minLength?: number
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

const moment = '2026-12-24T08:00:00.000Z'

function text({ format, minLength = 1 }: Schema, id: string): string {
  if (format === 'uuid') return id
  if (format === 'date-time') return moment
  if (format === 'date') return moment.slice(0, 10)
  return 'x'.repeat(Math.max(minLength, 1))
}

function exampleOf(schema: Schema, id: string): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const part = (schema.anyOf ?? schema.oneOf ?? schema.allOf)?.[0]
  if (part !== undefined) return exampleOf(part, id)
  if (schema.type === 'string') return text(schema, id)
  if (schema.type === 'number' || schema.type === 'integer') return Math.max(schema.minimum ?? 1, 1)
  if (schema.type === 'boolean') return true
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items ?? {}, id))
  const required = new Set(schema.required)
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => required.has(name))
  return Object.fromEntries(fields.map(([name, field]) => [name, exampleOf(field, id)]))
}

/** The least that an endpoint's input may be, made from its contract; every id in it is the one given. */
export function plausibleInput({ input }: WriteEndpoint, id: string): object {
  return exampleOf(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema, id) as object
}
