import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

type Tables = CallbacksTables & TicketsTables & CustomersTables & OrganisationTables

/** Who is asked about a callback, and how it stands. */
export async function askedCustomer(db: ReadHandle, callbackId: string) {
  return db
    .tables<Tables>()
    .selectFrom('callback_messages as message')
    .innerJoin('callbacks', 'callbacks.id', 'message.callback_id')
    .innerJoin('tickets', 'tickets.id', 'callbacks.ticket_id')
    .innerJoin('customers', 'customers.id', 'tickets.customer_id')
    .innerJoin('organisations as organisation', (join) => join.onTrue())
    .select([
      'customers.id as customerId',
      'customers.email',
      'customers.phone',
      'tickets.number as ticketNumber',
    ])
    .select(['organisation.name as organisation', 'organisation.default_locale as locale'])
    .select(['callbacks.state', 'callbacks.waits_until as waitsUntil', 'message.answered_at as answeredAt'])
    .select(['message.way', 'message.asked_at as askedAt'])
    .where('callbacks.id', '=', callbackId)
    .executeTakeFirst()
}

/** Whether an answer is still wanted. Late ones are: people then know what to ask. */
export const messageState = ({ state, answeredAt }: { state: string; answeredAt: Date | null }) => {
  if (answeredAt !== null) return 'answered' as const
  return state === 'open' ? ('open' as const) : ('ended' as const)
}
