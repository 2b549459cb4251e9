import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { TicketFilesTables } from '#features/ticket-files/server/ticket-files.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** What was written to customers who have an address, and what they know their voice by. By primary keys alone. */
export async function mailedMessages(db: ReadHandle, messageIds: readonly string[]) {
  return db
    .tables<TicketsTables & TicketFilesTables & IntakeTables & CustomersTables & OrganisationTables>()
    .selectFrom('ticket_messages as message')
    .innerJoin('tickets', 'tickets.id', 'message.ticket_id')
    .innerJoin('feedbacks', 'feedbacks.id', 'tickets.feedback_id')
    .innerJoin('customers', 'customers.id', 'tickets.customer_id')
    .innerJoin('organisations as organisation', (join) => join.onTrue())
    .select([
      'message.id',
      'message.text',
      'feedbacks.number',
      'customers.id as customerId',
      'customers.email',
      'organisation.name as organisation',
      'organisation.default_locale as locale',
    ])
    .select((eb) =>
      eb
        .selectFrom('ticket_files')
        .select(({ fn }) => fn.countAll<number>().as('files'))
        .whereRef('ticket_files.record_id', '=', 'message.id')
        .as('files'),
    )
    .where('message.id', 'in', [...messageIds])
    .where('customers.email', 'is not', null)
    .where('customers.erased_at', 'is', null)
    .$narrowType<{ email: string }>()
    .execute()
}
