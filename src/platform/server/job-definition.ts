import type { z } from 'zod'

/** Queued work: taken once, retried with back-off, then visible among the dead. */
export interface JobDefinition<Input extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly input: Input
  readonly retries: number
  /** Seconds after which a run counts as lost and is tried again. */
  readonly expireSeconds: number
  /** Takes a `JobContext` and the parsed input. */
  readonly run: (context: never, input: never) => Promise<void>
}

/** What a job is given. */
export type JobInput<J extends JobDefinition> = z.input<J['input']>
