import { InputError } from './input-error.ts'
import type { JsonSchema, Schema } from './schema.ts'

/** What is wrong with one field; `path` as in `a.promoters` or `scores.3`, empty for the input as a whole. */
export type ShapeIssue = {
  readonly path: string
  readonly code: 'missing' | 'unknown' | 'type' | 'range' | 'choice' | 'size'
  /** In words: `must be a whole number from 0 to 10`. */
  readonly message: string
}

/** At most so many issues are told: a list of a million bad numbers has one cause. */
const most = 20

/** The input as the type its schema means; otherwise InputError `misshapen` whose facts name every field. */
export function shaped<T>(schema: Schema<T>, input: unknown): T {
  const issues = shapeIssues(schema, input)
  if (issues.length > 0) throw new InputError('misshapen', { issues })
  return input as T
}

/** Everything that keeps an input from having a shape, at most twenty; none when it has it. */
export function shapeIssues(schema: JsonSchema, input: unknown): readonly ShapeIssue[] {
  return check(schema, input, '').slice(0, most)
}

function check(schema: JsonSchema, value: unknown, path: string): ShapeIssue[] {
  if (schema.anyOf !== undefined) return checkEither(schema.anyOf, value, path)
  if (schema.enum !== undefined)
    return schema.enum.includes(value as string)
      ? []
      : [{ path, code: 'choice', message: `must be one of ${schema.enum.join(', ')}` }]
  if (!hasType(schema, value)) return [{ path, code: 'type', message: `must be ${wordsFor(schema)}` }]
  if (Array.isArray(value)) return checkList(schema, value, path)
  if (schema.type === 'object') return checkFields(schema, value as Record<string, unknown>, path)
  if (typeof value === 'number' && !isWithin(schema, value))
    return [{ path, code: 'range', message: `must be ${wordsFor(schema)}` }]
  if (typeof value === 'string' && value.length > (schema.maxLength ?? Number.POSITIVE_INFINITY))
    return [{ path, code: 'size', message: `must not be longer than ${schema.maxLength} characters` }]
  return []
}

function hasType({ type }: JsonSchema, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  if (type === 'integer') return Number.isSafeInteger(value)
  return type === 'number' ? Number.isFinite(value) : typeof value === type
}

function isWithin(schema: JsonSchema, value: number): boolean {
  const { minimum = -Infinity, maximum = Infinity } = schema
  const { exclusiveMinimum: above = -Infinity, exclusiveMaximum: below = Infinity } = schema
  return value >= minimum && value <= maximum && value > above && value < below
}

const at = (path: string, name: string | number): string => (path === '' ? String(name) : `${path}.${name}`)

function checkList(schema: JsonSchema, values: readonly unknown[], path: string): ShapeIssue[] {
  const { items = {}, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema
  if (values.length < minItems)
    return [{ path, code: 'size', message: `must hold at least ${minItems}, holds ${values.length}` }]
  if (values.length > maxItems)
    return [{ path, code: 'size', message: `must hold at most ${maxItems}, holds ${values.length}` }]
  const issues: ShapeIssue[] = []
  for (let i = 0; i < values.length && issues.length < most; i++)
    issues.push(...check(items, values[i], at(path, i)))
  return issues
}

function checkFields(schema: JsonSchema, value: Record<string, unknown>, path: string): ShapeIssue[] {
  const { properties = {}, required = [], additionalProperties } = schema
  const missing = required
    .filter((name) => value[name] === undefined || !Object.hasOwn(value, name))
    .map((name): ShapeIssue => ({ path: at(path, name), code: 'missing', message: 'is missing' }))
  const given = Object.entries(value).flatMap(([name, one]): ShapeIssue[] => {
    const field = Object.hasOwn(properties, name) ? properties[name] : additionalProperties
    if (one === undefined) return []
    if (field) return check(field, one, at(path, name))
    const known = Object.keys(properties).join(', ')
    return [{ path: at(path, name), code: 'unknown', message: `is not known here; known are ${known}` }]
  })
  return [...missing, ...given]
}

/** Which of several shapes was meant: the one whose type fits, of several objects the one with the fewest strange or lacking fields. */
function checkEither(shapes: readonly JsonSchema[], value: unknown, path: string): ShapeIssue[] {
  const fitting = shapes.filter((shape) => shape.enum !== undefined || hasType(shape, value))
  const found = fitting.map((shape) => check(shape, value, path))
  if (found.some((issues) => issues.length === 0)) return []
  if (found.length === 0)
    return [{ path, code: 'type', message: `must be ${[...new Set(shapes.map(wordsFor))].join(' or ')}` }]
  const nearest = found.reduce((least, issues) => (strangeness(issues) < strangeness(least) ? issues : least))
  return withOtherShapes(nearest, found)
}

/** Where nothing but missing fields tells what was meant, each shape's are named: `scores is missing (or promoters, passives, detractors)`. */
function withOtherShapes(nearest: ShapeIssue[], found: readonly ShapeIssue[][]): ShapeIssue[] {
  const [first, ...rest] = nearest
  if (first === undefined || !found.every((issues) => issues.every(({ code }) => code === 'missing')))
    return nearest
  const named = new Set(nearest.map(({ path }) => path))
  const others = found.flatMap((issues) => {
    const paths = issues.map(({ path }) => path).filter((path) => !named.has(path))
    return paths.length === 0 ? [] : [paths.join(', ')]
  })
  const message = others.length === 0 ? first.message : `${first.message} (or ${others.join('; or ')})`
  return [{ ...first, message }, ...rest]
}

// What was given tells more of what was meant than what was left out.
const weights: Partial<Record<ShapeIssue['code'], number>> = { unknown: 1000, missing: 100 }
const strangeness = (issues: readonly ShapeIssue[]): number =>
  issues.reduce((sum, { code }) => sum + (weights[code] ?? 1), 0)

function wordsFor(schema: JsonSchema): string {
  if (schema.enum !== undefined) return `one of ${schema.enum.join(', ')}`
  const { type } = schema
  if (type === 'null') return 'null'
  if (type === 'array') return 'a list'
  if (type === 'object') return 'an object'
  if (type === 'string') return 'a text'
  if (type === 'boolean') return 'true or false'
  return `a ${type === 'integer' ? 'whole number' : 'number'}${limitWords(schema)}`
}

function limitWords({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  const parts = [
    minimum === undefined ? '' : `from ${minimum}`,
    exclusiveMinimum === undefined ? '' : `above ${exclusiveMinimum}`,
    maximum === undefined ? '' : `to ${maximum}`,
    exclusiveMaximum === undefined ? '' : `below ${exclusiveMaximum}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : ` ${parts.join(' ')}`
}
