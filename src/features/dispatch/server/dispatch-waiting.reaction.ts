import { availabilityChanged, personChanged, personDisabled } from '#features/staff/contract/events.ts'
import { ticketClosed, ticketResolved, ticketWithdrawn } from '#features/tickets/contract.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import { reaction } from '#platform/server/followers.ts'
import { shiftBegan, shiftSet } from '../contract/roster.ts'
import { ticketReturned } from '../contract.ts'
import { holdersOf } from './assignments.query.ts'
import { endAssignments } from './dispatch.store.ts'
import { dispatchQueued, lockQueues } from './dispatching.ts'
import { relieve } from './returning.ts'
import { overflowingInto } from './strategies.query.ts'
import { unitsAbove } from './team.query.ts'

const ends = [ticketResolved, ticketClosed, ticketWithdrawn] as const
type Ended =
  | EventRecord<typeof ticketResolved>
  | EventRecord<typeof ticketClosed>
  | EventRecord<typeof ticketWithdrawn>

const isEnd = (event: EventRecord): event is Ended => ends.some((definition) => isEvent(event, definition))

/** Whenever somebody gets room, comes online or gives a ticket back, their teams' waiting tickets are tried again at once. */
export const dispatchWaiting = reaction({
  name: 'dispatch.dispatch-waiting',
  on: [...ends, ticketReturned, availabilityChanged, personChanged, personDisabled, shiftBegan, shiftSet],
  quiet: 'work that ended says so itself; what is given out is told by dispatch.assigned',
  react: async (context, events) => {
    const { db, now } = context
    const ended = (events as readonly EventRecord[]).filter(isEnd)
    const returned = events.filter((event) => isEvent(event, ticketReturned))
    const people = events.filter((event) => !isEnd(event) && !isEvent(event, ticketReturned))
    const left = events.filter((event) => isEvent(event, personDisabled)).map((event) => event.subjectId)
    const holders = await holdersOf(
      db,
      ended.map((event) => event.subjectId),
    )
    const units = await unitsAbove(db, [...holders, ...people.map((event) => event.subjectId)])
    const queue = await lockQueues(context, [
      ...new Set([
        ...units,
        ...(await overflowingInto(db, units)),
        ...returned.map((event) => event.facts.unitId),
      ]),
    ])
    const endings = ended.map(({ subjectId, facts }) => ({ ticketId: subjectId, upToCycle: facts.cycle }))
    await endAssignments(db, endings, { at: new Date(now) })
    for (const personId of left) await relieve(context, personId)
    await dispatchQueued(context, queue)
  },
})
