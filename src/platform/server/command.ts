import type { InputOf, ReadEndpoint, ReplyOf, WriteEndpoint } from '#platform/contract/endpoint.ts'
import type { EventDefinition } from '#platform/contract/event.ts'
import type { Locale } from '#platform/contract/locale.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from './actor.ts'
import type { ReadHandle, WriteHandle } from './database/handles.ts'
import type { Happening, Occasion } from './events/log.ts'
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
  /** Says that something happened; the event row commits with the change. `by` tells another than the actor of this transaction. */
  emit<E extends EventDefinition>(definition: E, happening: Happening<E>, by?: Occasion): void
  /**
   * Lets a write go ahead: the deed goes on without its answer, and the commit, sent behind it, waits for it and fails with it.
   * For writes of one statement whose answer would change nothing. One that meets what somebody else wrote meanwhile makes the deed run again.
   */
  ahead(write: Promise<unknown>): void
  /** Puts a job in the queue; it exists if and only if the transaction commits. */
  enqueue<J extends JobDefinition>(
    job: J,
    input: JobInput<J>,
    options?: { after?: number; once?: string },
  ): Promise<void>
}

/** One of those who ask for the same deed at the same moment; `now` is when they asked, in milliseconds since 1970. */
export interface Asked<Input> extends Pick<CommandContext, 'actor' | 'now' | 'request'> {
  readonly input: Input
}

/** What a deed for several may touch. Who did it and when each of them says for themselves, in events too. */
export interface SharedContext extends Pick<CommandContext, 'db' | 'ahead' | 'newSecret'> {
  emit<E extends EventDefinition>(definition: E, happening: Happening<E>, by: Occasion): void
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
  /** The same for several at once, where that is how it is done: replies and refusals in the order of those who ask. */
  readonly together?: (context: SharedContext, asked: readonly Asked<never>[]) => Promise<readonly unknown[]>
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

/**
 * Joins a write endpoint and a deed that is done for all who ask for it at the same moment, in one transaction: a burst of requests costs
 * few statements and few commits. A refusal that is returned is that one's own; whatever is thrown undoes the transaction, and the deed is done
 * again for fewer, so that in the end it meets only whose it is.
 */
export function sharedCommand<E extends WriteEndpoint>(
  endpoint: E,
  together: (
    context: SharedContext,
    asked: readonly Asked<InputOf<E>>[],
  ) => Promise<readonly (ReplyOf<E> | Refusal)[]>,
): CommandHandler {
  return {
    endpoint,
    together: together as CommandHandler['together'] & {},
    async run(context, input) {
      const { actor, now, request } = context
      const [outcome] = await together(context, [{ actor, now, request, input }])
      if (outcome instanceof Refusal) throw outcome
      return outcome
    },
  }
}

/** Joins a read endpoint and its query. */
export function query<E extends ReadEndpoint>(
  endpoint: E,
  run: (context: QueryContext, input: InputOf<E>) => Promise<ReplyOf<E>>,
): QueryHandler {
  return { endpoint, run: run as QueryHandler['run'] }
}
