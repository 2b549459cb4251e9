import { calendarSaved } from '#features/clocks/contract.ts'
import { personErased } from '#features/staff/contract/events.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { shiftEnded } from '../contract/roster.ts'
import { cannotWait } from '../domain/duty.ts'
import { heldTickets, offDuty } from './assignments.query.ts'
import { giveBack } from './returning.ts'
import { forgetPeople, lookAtShifts, takeHandoverNotes } from './shifts.store.ts'
import { forgetVersionsOf } from './versions.store.ts'

// Nothing due is the number Infinity.
const dueOf = ({ next_due_at: due }: Ticket) => (due instanceof Date ? due.getTime() : null)
const isAtWork = ({ state }: Ticket) =>
  state === 'received' || state === 'accepted' || state === 'in_progress'

/** Gives on what cannot wait until its holder is back, with what they noted for the next one. */
async function handOver(context: CommandContext, personId: string, back: string | null): Promise<void> {
  const until = back === null ? null : Date.parse(back)
  const tickets = (await heldTickets(context.db, personId)).filter(
    (ticket) =>
      isAtWork(ticket) && cannotWait({ urgent: ticket.urgency === 'urgent', dueAt: dueOf(ticket) }, until),
  )
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
