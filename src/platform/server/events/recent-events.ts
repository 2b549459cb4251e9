import type { EventRecord } from '#platform/contract/event.ts'
import { isAfter, type Position } from './log.ts'

/** Some 20 MB; whoever is further behind reads the log itself. */
const mostKept = 20_000

/** The last events this process read, without a gap: many follow the log, and each would read and parse the same rows again. */
export class RecentEvents {
  private events: EventRecord[] = []
  /** Everything settled after this place, up to the last one kept, is kept. */
  private from: Position

  constructor(from: Position) {
    this.from = from
  }

  /** Adds what follows the last event kept, in log order. */
  keep(events: readonly EventRecord[]): void {
    this.events.push(...events)
    // Half at once, so that each event is moved once at most.
    if (this.events.length <= mostKept) return
    const left = this.events.splice(0, this.events.length - mostKept / 2)
    this.from = left.at(-1) as EventRecord
  }

  /** All events of the given types after a place, up to the last one kept; null where that place is too long ago to know. */
  after(
    place: Position,
    { types, limit }: { types: ReadonlySet<string>; limit: number },
  ): EventRecord[] | null {
    if (isAfter(this.from, place)) return null
    const found: EventRecord[] = []
    for (let i = this.firstAfter(place); i < this.events.length && found.length < limit; i++) {
      const event = this.events[i] as EventRecord
      if (types.has(event.type)) found.push(event)
    }
    return found
  }

  /** The last event kept, where most of those kept came after a place: whoever found none among them had better stand here. */
  farAhead(place: Position): Position | null {
    const last = this.events.at(-1)
    return last !== undefined && this.events.length - this.firstAfter(place) > mostKept / 4 ? last : null
  }

  private firstAfter(place: Position): number {
    let low = 0
    let high = this.events.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isAfter(this.events[middle] as EventRecord, place)) high = middle
      else low = middle + 1
    }
    return low
  }
}
