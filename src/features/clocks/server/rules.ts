import type { Clock } from './clocks.store.ts'
import type { Calendars } from './compiled-calendars.ts'
import type { StoredCycle } from './cycles.store.ts'
import type { Traits } from './matters.query.ts'
import type { StoredPolicy } from './policy-row.ts'

/** What limits are applied with. */
export interface Rules {
  readonly policies: readonly StoredPolicy[]
  /** The versions of limits that clocks which are there follow, by `limitOf`. */
  readonly promised: ReadonlyMap<string, StoredPolicy>
  /** Clocks that somebody gave more time. */
  readonly extended: ReadonlySet<string>
  /** Of tickets whose limits ask for more than events say. */
  readonly traits: ReadonlyMap<string, Traits>
  readonly calendars: Calendars
  readonly now: number
  newId(): string
}

/** A handling with its clocks. */
export interface ClockedCycle {
  readonly cycle: StoredCycle
  readonly clocks: readonly Clock[]
  /** When what limits ask about was said last. */
  readonly judgedAt: number
  /** The handling before it. */
  readonly earlier?: ClockedCycle | undefined
}
