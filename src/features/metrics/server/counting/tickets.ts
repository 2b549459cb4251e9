import { ticketAssigned, ticketReturned, ticketWaiting } from '#features/dispatch/contract.ts'
import {
  ticketChanged,
  ticketClosed,
  ticketContacted,
  ticketOpened,
  ticketReopened,
  ticketResolved,
  ticketWithdrawn,
} from '#features/tickets/contract.ts'
import { feedbackMeasures, noBucket, openingBuckets, yesBucket } from '../../domain/measures.ts'
import type { Point } from '../../domain/point-book.ts'
import { acted } from './acting.ts'
import { type Count, type Counted, type Counting, counted, countTicket, duration } from './points.ts'

/** What became of a ticket stands with its opening. */
function became({ book }: Counting, ticketId: string, bucket: number): void {
  const opening = book.of(ticketId).find(({ measure }) => measure === 'opened')
  if (opening !== undefined) book.put({ ...opening, bucket })
}

const opened: Count<typeof ticketOpened> = (counting, event) => {
  countTicket(counting, event, { measure: 'opened' })
  countTicket(counting, event, { measure: 'open', part: '' })
}

const contacted: Count<typeof ticketContacted> = (counting, event) => {
  acted(counting, event)
  if (!event.facts.first || !event.facts.reached || event.facts.cycle > 1) return
  countTicket(counting, event, {
    measure: 'first_contact',
    ...duration(event.at - Date.parse(event.facts.cycleSince)),
  })
}

const resolved: Count<typeof ticketResolved> = (counting, event) => {
  acted(counting, event)
  countTicket(counting, event, { measure: 'resolution', ...duration(event.facts.tookMs) })
  const solved = event.facts.onFirstContact && event.facts.cycle === 1
  countTicket(counting, event, {
    measure: 'first_contact_resolution',
    part: '',
    bucket: solved ? yesBucket : noBucket,
  })
}

const closed: Count<typeof ticketClosed> = (counting, event) => {
  counting.book.remove('open', event.subjectId, '')
  became(counting, event.subjectId, openingBuckets.closed)
}

const reopened: Count<typeof ticketReopened> = (counting, event) => {
  countTicket(counting, event, { measure: 'open', part: '' })
  became(counting, event.subjectId, openingBuckets.open)
  // Nobody was dissatisfied: it had been merged into another ticket, and is not any more.
  if (event.facts.reason === 'taken_apart') return
  countTicket(counting, event, { measure: 'reopened' })
  const once = counting.book.get('first_contact_resolution', event.subjectId, '')
  if (once !== undefined) counting.book.put({ ...once, bucket: noBucket })
}

/** Huixiang itself takes a ticket for a mistake when the voice behind it was removed: then it never counted. */
const withdrawn: Count<typeof ticketWithdrawn> = (counting, { subjectId, actorKind, facts }) => {
  const { book } = counting
  became(counting, subjectId, openingBuckets.withdrawn)
  const never = facts.reason === 'opened_by_mistake' && actorKind === 'system'
  for (const { measure, part } of book.of(subjectId))
    if (never || measure === 'open') book.remove(measure, subjectId, part)
}

function redimension(
  { book }: Counting,
  ticketId: string,
  change: Partial<Pick<Point, 'kind' | 'labelId' | 'orgUnitId'>>,
): void {
  for (const point of book.of(ticketId))
    if (!feedbackMeasures.includes(point.measure)) book.put({ ...point, ...change })
}

const changed: Count<typeof ticketChanged> = (counting, { subjectId, facts }) => {
  const text = (value: unknown) => (value === undefined ? undefined : (value as string | null))
  const [kind, labelId, orgUnitId] = [text(facts.to.kind), text(facts.to.labelId), text(facts.to.unitId)]
  redimension(counting, subjectId, {
    ...(kind === undefined ? {} : { kind }),
    ...(labelId === undefined ? {} : { labelId }),
    ...(orgUnitId === undefined ? {} : { orgUnitId }),
  })
}

/** A ticket counts for the team that handles it, or in whose queue it waits, in everything that is counted of it. */
const placed: Count<typeof ticketAssigned | typeof ticketWaiting | typeof ticketReturned> = (
  counting,
  { subjectId, facts },
) => redimension(counting, subjectId, { orgUnitId: facts.unitId })

export const ticketCounts: readonly Counted[] = [
  counted(ticketOpened, opened),
  counted(ticketContacted, contacted),
  counted(ticketResolved, resolved),
  counted(ticketClosed, closed),
  counted(ticketReopened, reopened),
  counted(ticketWithdrawn, withdrawn),
  counted(ticketChanged, changed),
  counted(ticketAssigned, placed),
  counted(ticketWaiting, placed),
  counted(ticketReturned, placed),
]
