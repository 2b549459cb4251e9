import type { Wish } from './choosing.ts'
import { type Decision, decide, type Placed } from './deciding.ts'
import type { PresenceChange } from './presence.ts'
import type { Arrangement, Outcome, Recorded, ReplayedTicket } from './recorded.ts'
import { isGreen, sizeOf } from './strategy.ts'
import { TimeQueue } from './time-queue.ts'

type Seat = { -readonly [Key in keyof Placed]: Placed[Key] }

/** A ticket that wants somebody of a unit. */
export interface Waiting {
  readonly ticket: ReplayedTicket
  readonly unitId: string
  readonly wish: Wish
  readonly outcome: Outcome
}

/** What happens on the floor beside the tickets that come. */
type Happening = { readonly freed: string; readonly size: number } | { readonly change: PresenceChange }

// As on the day: whoever becomes free looks at so many of those that wait.
const mostLookedAt = 200

/** Everybody's desk while a period is lived again. */
export class ReplayedFloor {
  readonly #recorded: Recorded
  readonly #arrangement: Arrangement
  readonly #seats: ReadonlyMap<string, Seat>
  readonly #team: readonly Seat[]
  readonly #ahead = new TimeQueue<Happening>()
  /** By unit, the urgent and the longest waiting first. */
  readonly #queues = new Map<string, Waiting[]>()
  readonly #holders = new Map<string, string>()
  readonly #given = new Map<string, number>()
  #day = ''
  #turn = 0

  constructor(recorded: Recorded, arrangement: Arrangement) {
    this.#recorded = recorded
    this.#arrangement = arrangement
    this.#team = recorded.people.map((person) => ({
      ...person,
      ...recorded.presence.atStart.get(person.personId),
    }))
    this.#seats = new Map(this.#team.map((seat) => [seat.personId, seat]))
    for (const { personId, size, until } of recorded.held) this.#ahead.add(until, { freed: personId, size })
    for (const change of recorded.presence.changes) this.#ahead.add(change.at, { change })
  }

  /** Who handled the ticket, and the customer's last one, before: in this replay, else before it began. */
  handlersOf(ticket: ReplayedTicket): Pick<Wish, 'previousHandler' | 'lastHandler'> {
    return {
      previousHandler:
        ticket.cycle > 1 ? (this.#holders.get(ticket.ticketId) ?? ticket.previousHandler) : null,
      lastHandler: this.#holders.get(ticket.customerId ?? '') ?? ticket.lastHandler,
    }
  }

  /** Lets people come, go and finish until a moment. */
  moveOnTo(at: number): void {
    for (let next = this.#ahead.takeUntil(at); next !== null; next = this.#ahead.takeUntil(at)) {
      this.#turnDay(next.at)
      this.#happens(next.what, next.at)
    }
    this.#turnDay(at)
  }

  /** Gives a ticket to somebody, or lets it wait. */
  take(waiting: Waiting): void {
    if (this.#offer(waiting, this.#team, waiting.ticket.at)) return
    const queue = this.#queues.get(waiting.unitId) ?? []
    this.#queues.set(waiting.unitId, queue)
    const isOrdinary = (one: Waiting) => !one.wish.urgent
    const place = waiting.wish.urgent ? queue.findIndex(isOrdinary) : -1
    queue.splice(place === -1 ? queue.length : place, 0, waiting)
  }

  #happens(what: Happening, at: number): void {
    const seat = this.#seats.get('freed' in what ? what.freed : what.change.personId)
    if (seat === undefined) return
    if ('freed' in what) seat.load = Math.max(0, seat.load - what.size)
    else {
      seat.availability = what.change.availability ?? seat.availability
      seat.onDuty = what.change.onDuty ?? seat.onDuty
    }
    if (seat.availability === 'online' && seat.onDuty) this.#serve(seat, at)
  }

  /** Whoever is free takes what waits for them, until they are full. */
  #serve(seat: Seat, at: number): void {
    let looks = mostLookedAt
    for (const [unitId, queue] of this.#queues) {
      const asked = this.#arrangement.strategies.teamsFor(unitId)
      if (!asked.some((team) => seat.unitPath.includes(team))) continue
      for (let i = 0; i < queue.length && looks > 0; looks--) {
        const waiting = queue[i] as Waiting
        if (seat.load >= seat.capacity && !isGreen(waiting.wish)) return
        if (this.#offer(waiting, [seat], at)) queue.splice(i, 1)
        else i++
      }
    }
  }

  #offer(waiting: Waiting, team: readonly Seat[], at: number): boolean {
    const { ticket, unitId, wish } = waiting
    const free = team.filter(({ personId }) => !this.#recorded.isKept(ticket.ticketId, personId))
    const decision = decide(unitId, wish, {
      strategies: this.#arrangement.strategies,
      team: free,
      quotaLeft: ({ unitId: one, quota }) => (this.#given.get(one) ?? 0) < quota,
    })
    waiting.outcome.size = sizeOf(decision.strategy, wish)
    if (decision.choice.person === null) return false
    this.#give(waiting, decision, at)
    return true
  }

  #give({ ticket, outcome }: Waiting, decision: Decision<Seat>, at: number): void {
    const seat = decision.choice.person as Seat
    this.#turn += 1
    Object.assign(seat, { load: seat.load + outcome.size, lastAssignedAt: at, turn: this.#turn })
    outcome.personId = seat.personId
    outcome.unitId = seat.unitId
    outcome.overflowed = decision.notes.includes('overflow')
    outcome.waitedMs = at - ticket.at
    this.#holders.set(ticket.ticketId, seat.personId)
    if (ticket.customerId !== null) this.#holders.set(ticket.customerId, seat.personId)
    for (const { unitId } of this.#arrangement.strategies.quotasOf(decision.unitId))
      this.#given.set(unitId, (this.#given.get(unitId) ?? 0) + 1)
    if (ticket.takesMs !== null)
      this.#ahead.add(at + ticket.takesMs, { freed: seat.personId, size: outcome.size })
  }

  /** On a new day the quotas begin anew, and what waited is asked about again. */
  #turnDay(at: number): void {
    const day = this.#recorded.dayOf(at)
    if (day === this.#day) return
    this.#day = day
    if (this.#given.size === 0) return
    this.#given.clear()
    for (const [unitId, queue] of this.#queues) {
      const left = queue.slice(0, mostLookedAt).filter((waiting) => !this.#offer(waiting, this.#team, at))
      this.#queues.set(unitId, [...left, ...queue.slice(mostLookedAt)])
    }
  }
}
