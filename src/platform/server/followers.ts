import type { EventDefinition, EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from './command.ts'

type RecordsOf<Events extends readonly EventDefinition[]> = {
  [K in keyof Events]: EventRecord<Events[K]>
}[number]

/**
 * After events: unordered, idempotent, one transaction per batch, bisected on failure, retried, dead-lettered.
 * `quiet` states why a change made here leaves no event of its own. With `along` it takes what another reaction says in the transaction of
 * that one, in the order of these numbers, and what anybody else says from the log (docs/decisions/0036).
 */
export interface Reaction {
  readonly kind: 'reaction'
  readonly name: string
  readonly on: readonly EventDefinition[]
  readonly batch: number
  readonly quiet?: string
  readonly along?: number
  readonly react: (context: CommandContext, events: readonly EventRecord<never>[]) => Promise<void>
}

/**
 * Figures kept from the log: in order, exactly once. A new `version` empties its tables and reads the log from the start; so does `again` as the
 * answer to a batch, when what they are counted with has changed.
 */
export interface Projection {
  readonly kind: 'projection'
  readonly name: string
  readonly version: number
  readonly on: readonly EventDefinition[]
  readonly batch: number
  readonly project: (context: CommandContext, events: readonly EventRecord<never>[]) => Projected
  readonly empty: (context: CommandContext) => Promise<void>
}

/** What comes of a batch of events. */
export type Projected = Promise<'again' | undefined> | Promise<void>

/** Anything that follows the log. */
export type Follower = Reaction | Projection

/** Declares a reaction; its name is `feature.what-after-what`. */
export function reaction<const Events extends readonly EventDefinition[]>(definition: {
  name: `${string}.${string}`
  on: Events
  batch?: number
  quiet?: string
  along?: number
  react: (context: CommandContext, events: readonly RecordsOf<Events>[]) => Promise<void>
}): Reaction {
  return {
    kind: 'reaction',
    batch: 100,
    ...definition,
    react: definition.react as unknown as Reaction['react'],
  }
}

/** Declares a projection; its name is `feature.what-it-counts`. */
export function projection<const Events extends readonly EventDefinition[]>(definition: {
  name: `${string}.${string}`
  version: number
  on: Events
  batch?: number
  project: (context: CommandContext, events: readonly RecordsOf<Events>[]) => Projected
  empty: (context: CommandContext) => Promise<void>
}): Projection {
  return {
    kind: 'projection',
    batch: 500,
    ...definition,
    project: definition.project as unknown as Projection['project'],
  }
}
