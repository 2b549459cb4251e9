import type { z } from 'zod'
import type { Actor } from './actor.ts'
import type { CommandContext } from './command.ts'
import type { ReadHandle } from './database/handles.ts'
import type { FileStore } from './files/file-store.ts'
import type { Held } from './holding.ts'
import type { JobDefinition } from './job-definition.ts'
import type { Logger } from './log.ts'
import type { Settings } from './settings.ts'

/** Everything timed or queued work may touch; it writes through `transact`, one command-like transaction at a time. */
export interface JobContext {
  readonly read: ReadHandle
  readonly settings: Settings
  readonly files: FileStore
  readonly log: Logger
  /** Where the database is, for a thread with a connection of its own. */
  readonly databaseUrl: string
  /** Opens what commands sealed; null when it was sealed elsewhere. */
  unseal(sealed: string): string | null
  now(): Promise<number>
  /** Holds a name until released, or until this process dies; null while another process holds it. */
  hold(name: string): Promise<Held | null>
  /** Waits while what follows the log here is behind, as in a burst, though no longer than so many milliseconds: for work that can come later. */
  giveWay(mostMs: number): Promise<void>
  /** Has something ended when this process is done, as a thread that a job began. */
  onClose(end: () => Promise<void>): void
  /** Runs `work` in one transaction, as Huixiang itself or as the actor it was ordered by; `quiet` states why its changes leave no event. */
  transact<T>(
    work: (context: CommandContext) => Promise<T>,
    options?: { quiet?: string; actor?: Actor },
  ): Promise<T>
}

/** Timed work: every `everySeconds`, by one process at a time. */
export interface Timer {
  readonly name: string
  readonly everySeconds: number
  readonly run: (context: JobContext) => Promise<void>
}

/** Declares a job; its name is `feature.deed`. */
export function job<Input extends z.ZodType>(definition: {
  name: `${string}.${string}`
  input: Input
  retries?: number
  expireSeconds?: number
  run: (context: JobContext, input: z.output<Input>) => Promise<void>
}): JobDefinition<Input> {
  return { retries: 5, expireSeconds: 900, ...definition, run: definition.run as JobDefinition['run'] }
}

/** Declares a timer; its name is `feature.deed`. */
export function timer(definition: Timer & { name: `${string}.${string}` }): Timer {
  return definition
}
