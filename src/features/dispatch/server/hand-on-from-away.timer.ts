import { lockTicketRows } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { ticketsOfAway } from './away-holders.query.ts'
import { giveBack } from './returning.ts'
import { takeHandoverNotes } from './shifts.store.ts'

const batch = 100

/** Gives one batch of tickets on; gives how many. */
export async function handOnBatch(context: CommandContext): Promise<number> {
  const found = await ticketsOfAway(context.db, context.now, batch)
  const holders = new Map(found.map(({ ticketId, personId }) => [ticketId, personId]))
  let given = 0
  for (const ticket of await lockTicketRows(context.db, [...holders.keys()])) {
    const personId = holders.get(ticket.id) as string
    if (ticket.assignee_id !== personId) continue
    const notes = await takeHandoverNotes(context.db, { personId, ticketIds: [ticket.id] })
    await giveBack(context, ticket, { personId, reason: 'away_too_long', note: notes.get(ticket.id) ?? null })
    given += 1
  }
  return given
}

/** Nothing that cannot wait lies with somebody who has gone away and not come back. */
export const handOnFromAway = timer({
  name: 'dispatch.hand-on-from-away',
  everySeconds: 30,
  run: async ({ transact }) => {
    const quiet = 'nobody has been away too long with something that cannot wait'
    while ((await transact(handOnBatch, { quiet })) > 0);
  },
})
