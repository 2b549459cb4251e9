import { bucketOf } from '@huixiang/cx-stats/histogram.ts'
import type { EventDefinition, EventRecord } from '#platform/contract/event.ts'
import { type ClockState, clockStateBuckets, type Measure, worstClockState } from '../../domain/measures.ts'
import type { PointBook } from '../../domain/point-book.ts'

/** What counting needs beside the events. `dayOf` gives the organisation's calendar day of a moment. */
export interface Counting {
  readonly book: PointBook
  readonly dayOf: (at: number) => string
  /** When the voice behind a ticket came in, of tickets that somebody acts on. */
  readonly receivedAt: ReadonlyMap<string, number>
}

/** What one kind of event does to the points. */
export type Count<E extends EventDefinition> = (counting: Counting, event: EventRecord<E>) => void

interface TicketEvent extends EventRecord {
  readonly facts: {
    readonly kind: string
    readonly labelId: string | null
    readonly orgUnitId: string
    readonly cycle: number
  }
}

/** Counts something that happened to a ticket on the day it happened. */
export function countTicket(
  { book, dayOf }: Counting,
  event: TicketEvent,
  point: { measure: Measure; bucket?: number; amount?: number; part?: string },
): void {
  const { kind, labelId, orgUnitId, cycle } = event.facts
  book.put({
    measure: point.measure,
    subjectId: event.subjectId,
    part: point.part ?? String(cycle),
    day: dayOf(event.at),
    orgUnitId,
    kind,
    labelId,
    channel: null,
    bucket: point.bucket ?? 0,
    amount: point.amount ?? null,
    detail: {},
  })
}

/** Counts what an event says of a ticket whose dimensions it does not carry; they stand in the ticket's opening. */
export function countBeside(
  counting: Counting,
  event: EventRecord,
  point: { measure: Measure; bucket: number; part: string; amount?: number },
): void {
  const opening = counting.book.of(event.subjectId).find((one) => one.measure === 'opened')
  if (opening === undefined) return
  counting.book.put({ ...opening, amount: null, detail: {}, ...point, day: counting.dayOf(event.at) })
}

/** Bucket and amount of a time that something took. */
export const duration = (ms: number) => ({ bucket: bucketOf(ms), amount: ms })

/** Changes the states of a ticket's running clocks; its place among the open ones follows the worst. */
export function changeClocks(
  { book }: Counting,
  ticketId: string,
  change: (states: Record<string, string>) => void,
): void {
  const open = book.get('open', ticketId, '')
  if (open === undefined) return
  const detail = { ...open.detail }
  change(detail)
  book.put({
    ...open,
    detail,
    bucket: clockStateBuckets[worstClockState(Object.values(detail) as ClockState[])],
  })
}

/** An event and what it counts. */
export type Counted = readonly [EventDefinition, Count<never>]

/** Joins an event with what it counts. */
export const counted = <E extends EventDefinition>(definition: E, deed: Count<E>): Counted => [
  definition,
  deed as Count<never>,
]
