import { AsyncLocalStorage } from 'node:async_hooks'

/** Time as the demonstration lives it: it stands still until it is moved, and deeds done side by side each have their own. */
export interface MovedTime {
  readonly at: number
  /** Moves forward to a moment; an earlier one leaves time where it is, but for a moment's breath between two deeds. */
  moveTo(at: number): void
  /** Does something at a moment of its own. */
  within(at: number, deed: () => Promise<void>): Promise<void>
  /** What is added to the database's time. */
  shift(): number
}

const breathMs = 40

export function movedTime(start: number): MovedTime {
  const ownTime = new AsyncLocalStorage<number>()
  let shared = start
  const now = () => ownTime.getStore() ?? shared
  return {
    get at() {
      return now()
    },
    moveTo(wanted) {
      shared = Math.max(Math.round(wanted), shared + breathMs)
    },
    within: (at, deed) => ownTime.run(Math.round(at), deed),
    shift: () => now() - Date.now(),
  }
}
