import type { Actor } from './actor.ts'
import type { CommandContext, Handler, RequestFacts } from './command.ts'
import type { ReadHandle } from './database/handles.ts'
import type { FileStore } from './files/file-store.ts'
import type { Logger } from './log.ts'
import type { Settings } from './settings.ts'

/** One entry into the transaction pipeline. */
export interface Undertaking {
  readonly actor: Actor
  readonly request: RequestFacts
  /** States why changed rows leave no event. */
  readonly quiet?: string
  /** The Idempotency-Key it came with, and the request that was sent under it; `kept` is what may be kept of the reply, null nothing. */
  readonly once?: { readonly key: string; readonly request: string; kept?(reply: unknown): unknown }
}

/** The running application as routes and the pipeline see it. */
export interface House {
  readonly settings: Settings
  /** Where the database is, for a thread with a connection of its own. */
  readonly databaseUrl: string
  readonly log: Logger
  readonly read: ReadHandle
  readonly files: FileStore
  /** Opens what commands sealed; null when it was sealed elsewhere. */
  unseal(sealed: string): string | null
  /** Database time in milliseconds. */
  now(): Promise<number>
  /** Runs `work` in one transaction: begin, work, append events, commit, give notice. */
  transact<T>(undertaking: Undertaking, work: (context: CommandContext) => Promise<T>): Promise<T>
  /** Runs a handler for an actor with raw input: access, parsing, transaction, reply. The door of every transport. */
  handle(
    handler: Handler,
    call: { actor: Actor; request: RequestFacts; input: unknown; idempotencyKey?: string },
  ): Promise<unknown>
}
