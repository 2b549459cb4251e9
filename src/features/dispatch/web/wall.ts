import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { queuedTickets, wallboard } from '../contract/wallboard.ts'

export type Wall = CallerReply<typeof wallboard>
export type Queue = Wall['queues'][number]
export type Seat = Wall['seats'][number]
export type Card = CallerReply<typeof queuedTickets>['tickets'][number]

/** A ticket on its way to somebody. */
export interface Moving {
  readonly card: Card
  /** Who holds it; null while it waits. */
  readonly from: Seat | null
}

/** What the parts of the wall do with a ticket. */
export interface Hands {
  /** The ticket that is being dragged. */
  readonly dragged: Moving | null
  drag(moving: Moving | null): void
  /** A ticket was dropped on somebody. */
  drop(seat: Seat): void
  /** Asks to whom a ticket shall go: with the keyboard, or on a phone. */
  choose(moving: Moving): void
}
