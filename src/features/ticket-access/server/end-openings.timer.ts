import { lockTicketRows } from '#features/tickets/server/public/visible-tickets.ts'
import { timer } from '#platform/server/jobs.ts'
import { openingEnded } from '../contract.ts'
import { endOpenings } from './ticket-access.store.ts'

/** What was opened in need closes again when its hour is over. */
export const endOpeningsInTime = timer({
  name: 'ticket-access.end-openings',
  everySeconds: 5,
  run: async ({ transact }) => {
    await transact(async (context) => {
      const ended = await endOpenings(context.db, new Date(context.now))
      const tickets = await lockTicketRows(context.db, [...new Set(ended.map(({ ticket_id }) => ticket_id))])
      for (const { id, ticket_id, person_id } of ended)
        context.emit(openingEnded, {
          subject: ticket_id,
          unit: tickets.find((ticket) => ticket.id === ticket_id)?.org_unit_id ?? null,
          facts: { personId: person_id, openingId: id },
        })
    })
  },
})
