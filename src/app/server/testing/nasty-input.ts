import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Endpoint } from '#platform/contract/endpoint.ts'

/** Texts that have broken programs: halves of signs, ends of strings, other languages of the stack. */
export const nastyTexts = [
  'a\u0000b',
  'half a sign \ud83d',
  `=HYPERLINK("x")'; drop table tickets; --<script>\u202e\u0007\ufffe{{name}}%s%n`,
  '',
]

type Schema = {
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  pattern?: string
}

const formats: Readonly<Record<string, () => unknown>> = {
  uuid: randomUUID,
  date: () => '2026-11-21',
  'date-time': () => '2026-11-21T10:00:00.000Z',
  base64: () => Buffer.from('code,name\n1,一').toString('base64'),
}

/** A value of the right shape whose texts are nasty. */
function shaped(schema: Schema, text: string): unknown {
  const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  if (first !== undefined) return shaped(first, text)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, one]) => [name, shaped(one, text)]),
    )
  if (schema.type === 'array') return schema.items === undefined ? [] : [shaped(schema.items, text)]
  if (schema.type === 'number' || schema.type === 'integer') return 1
  if (schema.type === 'boolean') return true
  return formats[schema.format ?? '']?.() ?? text
}

/** An endpoint's input in its right shape, once with each nasty text. */
export function nastyInputs(endpoint: Endpoint): unknown[] {
  const schema = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }) as Schema
  return nastyTexts.map((text) => shaped(schema, text))
}

/** Inputs of no right shape at all. */
export const misshapen: readonly unknown[] = [
  [],
  'text',
  {},
  { text: { text: [] }, name: 7, version: 'x', reason: [], custom: { a: { b: [] } } },
  { cursor: '"]', q: '\u0000', text: '%_\\', limit: -1 },
]
