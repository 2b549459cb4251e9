import { clockEvents } from '#features/clocks/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { clockStandings } from './clock-standings.query.ts'
import { holdTicketRows } from './public/visible-tickets.ts'
import { saveClockStandings } from './tickets.store.ts'

/** Keeps what is due next on the ticket's own row, so that "due soon" and "breached" are walks along an index. */
export const nextDueAfterClocks = reaction({
  name: 'tickets.next-due-after-clocks',
  along: 3,
  on: clockEvents,
  // Several clocks of a ticket say something at once; its row is written once.
  batch: 500,
  quiet: 'a copy of what the clocks said themselves',
  react: async ({ db }, events) => {
    const ticketIds = [...new Set(events.map((event) => event.subjectId))]
    await holdTicketRows(db, ticketIds)
    await saveClockStandings(db, await clockStandings(db, ticketIds))
  },
})
