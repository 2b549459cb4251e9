import type { InputOf, ReadEndpoint, ReplyOf, WriteEndpoint } from '#platform/contract/endpoint.ts'
import type { EventDefinition } from '#platform/contract/event.ts'
import type { Locale } from '#platform/contract/locale.ts'
import type { Actor } from './actor.ts'
import type { ReadHandle, WriteHandle } from './database/handles.ts'
import type { Happening } from './events/log.ts'
import type { JobDefinition, JobInput } from './job-definition.ts'

/** What is known of the request that caused a command or query. */
export interface RequestFacts {
  readonly id: string | null
  readonly ip: string | null
  readonly locale: Locale
  readonly userAgent: string | null
}

/** Everything a command may touch. `now` is the database's time, in milliseconds since 1970. */
export interface CommandContext {
  readonly db: WriteHandle
  readonly actor: Actor
  readonly now: number
  readonly request: RequestFacts
  newId(): string
  newSecret(): string
  /** Makes a text unreadable to whoever has the database alone; jobs can open it. */
  seal(text: string): string
  /** Says that something happened; the event row commits with the change. */
  emit<E extends EventDefinition>(definition: E, happening: Happening<E>): void
  /**
   * Lets a write go ahead: the deed goes on without its answer, and the commit, sent behind it, waits for it and fails with it.
   * For writes whose answer would change nothing. One that meets what somebody else wrote meanwhile makes the deed run again.
   */
  ahead(write: Promise<unknown>): void
  /** Puts a job in the queue; it exists if and only if the transaction commits. */
  enqueue<J extends JobDefinition>(
    job: J,
    input: JobInput<J>,
    options?: { after?: number; once?: string },
  ): Promise<void>
}

/** Everything a query may touch. */
export interface QueryContext {
  readonly read: ReadHandle
  readonly actor: Actor
  readonly now: number
  readonly request: RequestFacts
}

/** A write endpoint with the deed behind it. */
export interface CommandHandler {
  readonly endpoint: WriteEndpoint
  readonly run: (context: CommandContext, input: never) => Promise<unknown>
}

/** A read endpoint with the query behind it. */
export interface QueryHandler {
  readonly endpoint: ReadEndpoint
  readonly run: (context: QueryContext, input: never) => Promise<unknown>
}

/** Any endpoint with what stands behind it. */
export type Handler = CommandHandler | QueryHandler

/** Joins a write endpoint and its deed. */
export function command<E extends WriteEndpoint>(
  endpoint: E,
  run: (context: CommandContext, input: InputOf<E>) => Promise<ReplyOf<E>>,
): CommandHandler {
  return { endpoint, run: run as CommandHandler['run'] }
}

/** Joins a read endpoint and its query. */
export function query<E extends ReadEndpoint>(
  endpoint: E,
  run: (context: QueryContext, input: InputOf<E>) => Promise<ReplyOf<E>>,
): QueryHandler {
  return { endpoint, run: run as QueryHandler['run'] }
}
