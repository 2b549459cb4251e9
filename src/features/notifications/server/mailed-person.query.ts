import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The reader of a mail about a ticket, and what the mail calls it. The title stays out: mail is no safe place for it. */
export async function mailedPerson(
  db: ReadHandle,
  { personId, ticketId }: { personId: string; ticketId: string },
) {
  return db
    .tables<StaffTables & TicketsTables>()
    .selectFrom('people')
    .innerJoin('tickets', (join) => join.on('tickets.id', '=', ticketId))
    .select(['people.name', 'people.email', 'people.locale', 'tickets.number'])
    .where('people.id', '=', personId)
    .where('people.status', '=', 'active')
    .executeTakeFirst()
}
