import { calendarSaved } from '#features/clocks/contract.ts'
import { personErased } from '#features/staff/contract/events.ts'
import { ticketChanged } from '#features/tickets/contract.ts'
import { lockTicketRows, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { shiftEnded } from '../contract/roster.ts'
import { cannotWait } from '../domain/duty.ts'
import { heldOffDuty, heldTickets, offDuty } from './assignments.query.ts'
import { giveBack } from './returning.ts'
import { forgetPeople, lookAtShifts, takeHandoverNotes } from './shifts.store.ts'
import { forgetVersionsOf } from './versions.store.ts'

// Nothing due is the number Infinity.
const dueOf = ({ next_due_at: due }: Ticket) => (due instanceof Date ? due.getTime() : null)
const isAtWork = ({ state }: Ticket) =>
  state === 'received' || state === 'accepted' || state === 'in_progress'

const isUrgent = ({ urgency }: Ticket) => urgency === 'urgent'

/** Gives tickets of one person on, with what they noted for the next one. */
async function passOn(context: CommandContext, personId: string, tickets: readonly Ticket[]): Promise<void> {
  const notes = await takeHandoverNotes(context.db, {
    personId,
    ticketIds: tickets.map((ticket) => ticket.id),
  })
  for (const ticket of tickets)
    await giveBack(context, ticket, {
      personId,
      reason: 'shift_ended',
      note: notes.get(ticket.id) ?? null,
    })
}

/** Gives on what cannot wait until its holder is back. */
async function handOver(context: CommandContext, personId: string, back: string | null): Promise<void> {
  const until = back === null ? null : Date.parse(back)
  const held = await heldTickets(context.db, personId)
  await passOn(
    context,
    personId,
    held.filter(
      (ticket) => isAtWork(ticket) && cannotWait({ urgent: isUrgent(ticket), dueAt: dueOf(ticket) }, until),
    ),
  )
}

/** When a shift ends, what cannot wait goes to whoever is on duty. */
export const handOverAfterShift = reaction({
  name: 'dispatch.hand-over-after-shift',
  on: [shiftEnded],
  quiet: 'each ticket that goes on is told by dispatch.returned',
  react: async (context, events) => {
    // Told late or twice, somebody may be at work again: what they hold is theirs then.
    const still = await offDuty(
      context.db,
      events.map((event) => event.subjectId),
    )
    for (const { subjectId, facts } of events)
      if (still.has(subjectId)) await handOver(context, subjectId, facts.backAt)
  },
})

/** What becomes urgent while its holder is off shift goes on as it would have when the shift ended. */
export const handOnAfterRaise = reaction({
  name: 'dispatch.hand-on-after-raise',
  on: [ticketChanged],
  batch: 400,
  quiet: 'each ticket that goes on is told by dispatch.returned',
  react: async (context, events) => {
    const raised = events.filter(({ facts }) => facts.to.urgency === 'urgent')
    // Whoever raises their own is at it, whatever the roster says.
    const raisedBy = new Map(raised.map(({ subjectId, actorId }) => [subjectId, actorId]))
    // Mostly none: what a bulk deed raised is not locked to find that out.
    const away = await heldOffDuty(context.db, [...raisedBy.keys()])
    const tickets = (await lockTicketRows(context.db, away)).filter(
      (ticket) => isUrgent(ticket) && isAtWork(ticket) && raisedBy.get(ticket.id) !== ticket.assignee_id,
    )
    const byHolder = Map.groupBy(tickets, (ticket) => ticket.assignee_id)
    const holders = [...byHolder.keys()].filter((holder) => holder !== null)
    for (const holder of await offDuty(context.db, holders))
      await passOn(context, holder, byHolder.get(holder) ?? [])
  },
})

/** Other hours of a calendar are other hours of the people who work by it. */
export const lookAfterCalendar = reaction({
  name: 'dispatch.look-after-calendar',
  on: [calendarSaved],
  quiet: 'whose shift begins or ends by it is told then',
  react: async ({ db, now }, events) => {
    for (const { subjectId } of events) await lookAtShifts(db, { calendarId: subjectId }, now)
  },
})

/** The hours of whoever is erased go with their name. */
export const forgetAfterPersonErased = reaction({
  name: 'dispatch.forget-after-person-erased',
  on: [personErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db }, events) => {
    const people = events.map((event) => event.subjectId)
    await forgetPeople(db, people)
    await forgetVersionsOf(db, people)
  },
})
