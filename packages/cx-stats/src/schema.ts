/** The part of JSON Schema (2020-12) that method inputs are written in. */
export type JsonSchema = {
  readonly type?: 'object' | 'array' | 'number' | 'integer' | 'string' | 'boolean' | 'null'
  readonly description?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: false | JsonSchema
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly maxLength?: number
  readonly enum?: readonly (string | number | boolean)[]
  readonly anyOf?: readonly JsonSchema[]
}

declare const meaning: unique symbol

/** A JSON Schema that knows the type of what it lets through. */
export type Schema<T> = JsonSchema & { readonly [meaning]?: T }

type Fields = Readonly<Record<string, Schema<unknown>>>
type TypeOf<S> = S extends Schema<infer T> ? T : never
type Required<F extends Fields> = { readonly [Name in keyof F]: TypeOf<F[Name]> }
type Optional<F extends Fields> = { readonly [Name in keyof F]?: TypeOf<F[Name]> | undefined }

type NumberLimits = Pick<JsonSchema, 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum'>

// No quantity is larger, and its square is still a number.
const largest = 1e100

/** A number; of any size that a quantity can have unless limits are said. */
export const number = (description: string, limits: NumberLimits = {}): Schema<number> => ({
  type: 'number',
  description,
  ...(limits.exclusiveMinimum === undefined && { minimum: -largest }),
  ...(limits.exclusiveMaximum === undefined && { maximum: largest }),
  ...limits,
})

/** A whole number. */
export const integer = (description: string, limits: NumberLimits = {}): Schema<number> => ({
  type: 'integer',
  description,
  ...limits,
})

/** How many: a whole number from 0. */
export const countOf = (description: string): Schema<number> => integer(description, { minimum: 0 })

/** Yes or no. */
export const flag = (description: string): Schema<boolean> => ({ type: 'boolean', description })

/** A short text. */
export const text = (description: string): Schema<string> => ({
  type: 'string',
  description,
  maxLength: 200,
})

/** One of a few words (or a constant beside them). */
export const choice = <const T extends string | boolean>(
  description: string,
  values: readonly T[],
): Schema<T> => ({ description, enum: values })

/** A list; `size` bounds how long it may be (at most 100,000 unless said). */
export const list = <T>(
  items: Schema<T>,
  size: Pick<JsonSchema, 'minItems' | 'maxItems' | 'description'> = {},
): Schema<readonly T[]> => ({ type: 'array', items, maxItems: 100_000, ...size })

/** The same, or null for what was not answered. */
export const orNull = <T>(schema: Schema<T>): Schema<T | null> => ({ anyOf: [schema, { type: 'null' }] })

/** One of several shapes; told apart by their fields. */
export const either = <S extends readonly Schema<unknown>[]>(...anyOf: S): Schema<TypeOf<S[number]>> => ({
  anyOf,
})

/** Any names, one shape of value. */
export const named = <T>(values: Schema<T>, description: string): Schema<Readonly<Record<string, T>>> => ({
  type: 'object',
  description,
  additionalProperties: values,
})

/** An object with these fields and no others. */
export const object = <const R extends Fields, const O extends Fields = Record<never, never>>(
  required: R,
  optional?: O,
): Schema<Required<R> & Optional<O>> => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
})
