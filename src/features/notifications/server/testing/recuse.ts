import { randomUUID } from 'node:crypto'
import type { TicketAccessTables } from '#features/ticket-access/server/ticket-access.tables.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'

/** From now on a ticket does not exist for somebody. */
export async function recuse(
  house: TestHouse,
  { ticketId, personId }: { ticketId: string; personId: string },
): Promise<void> {
  await house.arrange(({ db, now }) =>
    db
      .own<TicketAccessTables>()
      .insertInto('ticket_recusals')
      .values({
        ...{ id: randomUUID(), ticket_id: ticketId, person_id: personId },
        ...{ at: new Date(now), by: null, ended_at: null, ended_by: null },
      })
      .execute(),
  )
}
