import { z } from 'zod'
import type { EventDefinition } from './event.ts'

/** `feature.verb`, e.g. `tickets.close`. */
export type Permission = `${string}.${string}`

/** Who may call an endpoint. A public one and one open to every signed-in person state their reason. */
export type Access = Permission | { readonly anyone: string } | { readonly signedIn: string }

/** Set where what is reached belongs to no org unit: the permission then counts only when it is held over everything. */
type WholeOrganisation = 'all'

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** The parameters written in a path: `/api/tickets/:ticketId` → `{ ticketId: string }`. Names ending in `Id` must be UUIDs. */
export type PathParams<Path extends string> = { readonly [Name in ParamNames<Path>]: string }

/**
 * A read: GET, input in the query string; `refreshOn` says which events make a shown reply stale.
 * A sensitive read (export, unmasking) is a write that emits its audit event and replies with the content.
 */
export interface ReadEndpoint<
  Path extends string = string,
  Input extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly kind: 'read'
  readonly method: 'GET'
  readonly path: Path
  readonly access: Access
  readonly reach?: WholeOrganisation
  readonly input: Input
  readonly reply: Reply
  readonly refreshOn: readonly EventDefinition[]
}

/** A write: one transaction, at least one event unless `quiet` states why none is due. */
export interface WriteEndpoint<
  Path extends string = string,
  Input extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly kind: 'write'
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: Path
  readonly access: Access
  readonly reach?: WholeOrganisation
  readonly input: Input
  readonly reply: Reply
  readonly quiet?: string
  /**
   * What of the reply may be kept for a repeated Idempotency-Key, where it holds a secret or personal data.
   * Null keeps nothing: the repetition is refused with `platform.alreadyDone`.
   */
  kept?(reply: z.input<Reply>): z.input<Reply> | null
}

/** Any endpoint. */
export type Endpoint = ReadEndpoint | WriteEndpoint

/** What a handler receives: path parameters and parsed input in one object. */
export type InputOf<E extends Endpoint> = PathParams<E['path']> & z.output<E['input']>
/** What a caller sends beside the path parameters. */
export type CallerInput<E extends Endpoint> = z.input<E['input']>
/** What a handler returns. */
export type ReplyOf<E extends Endpoint> = z.input<E['reply']>
/** What a caller gets. */
export type CallerReply<E extends Endpoint> = z.output<E['reply']>

/** Input of endpoints that need none beside their path. */
export const nothing = z.object({})
/** Reply of writes that have nothing to say. */
export const done = z.object({})

/** Declares a read. */
export function read<
  const Path extends string,
  Input extends z.ZodType,
  Reply extends z.ZodType,
>(definition: {
  path: Path
  access: Access
  reach?: WholeOrganisation
  input: Input
  reply: Reply
  refreshOn?: readonly EventDefinition[]
}): ReadEndpoint<Path, Input, Reply> {
  return { kind: 'read', method: 'GET', refreshOn: [], ...definition }
}

/** Declares a write. */
export function write<
  const Path extends string,
  Input extends z.ZodType,
  Reply extends z.ZodType,
>(definition: {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: Path
  access: Access
  reach?: WholeOrganisation
  input: Input
  reply: Reply
  quiet?: string
  kept?(reply: z.input<Reply>): z.input<Reply> | null
}): WriteEndpoint<Path, Input, Reply> {
  return { kind: 'write', ...definition }
}

/** A list in a query string: `?label=a&label=b`, or one value, or none. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .union([z.array(item), item.transform((one) => [one])])
    .optional()
    .transform((list): z.output<Item>[] => (list === undefined ? [] : (list as z.output<Item>[])))
}
