import type { EventRecord } from '#platform/contract/event.ts'
import { isAfter, type Position } from './log.ts'

/** Some 20 MB; whoever is further behind reads the log itself. */
const mostKept = 20_000

/** The last events this process read, without a gap: many follow the log, and each would read and parse the same rows again. */
export class RecentEvents {
  private events: EventRecord[] = []
  /** Everything settled after this place was read, up to the last event kept. */
  readonly from: Position
  /** Of each type the last one that is kept no more. */
  private readonly lost = new Map<string, Position>()

  constructor(from: Position) {
    this.from = from
  }

  /** How far the log was read. */
  end(): Position {
    return this.events.at(-1) ?? this.from
  }

  /** Adds what follows the last event kept, in log order. */
  keep(events: readonly EventRecord[]): void {
    this.events.push(...events)
    // Half at once, so that each event is moved once at most.
    if (this.events.length <= mostKept) return
    for (const event of this.events.splice(0, this.events.length - mostKept / 2))
      this.lost.set(event.type, event)
  }

  /** All events of the given types after a place, up to the last one kept; null where there may be others that are kept no more. */
  after(
    place: Position,
    { types, limit }: { types: ReadonlySet<string>; limit: number },
  ): EventRecord[] | null {
    if (isAfter(this.from, place) || this.hasLost(types, place)) return null
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

  private hasLost(types: ReadonlySet<string>, place: Position): boolean {
    return [...types].some((type) => {
      const last = this.lost.get(type)
      return last !== undefined && isAfter(last, place)
    })
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
