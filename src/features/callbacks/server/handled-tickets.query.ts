import { sql } from 'kysely'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

type Tables = TicketsTables & CallbacksTables

const place = ['org_unit_id', 'unit_1', 'unit_2', 'unit_3', 'unit_4', 'unit_5', 'unit_6'] as const

const handledBy = sql<string[]>`array(select distinct person from unnest(array[tickets.assignee_id, done.by,
  (select handler_id from callbacks where ticket_id = tickets.id and cycle = done.cycle and level = 1)]) as person
  where person is not null)`.as('handledBy')

const handled = (db: ReadHandle) =>
  db
    .tables<Tables>()
    .selectFrom('ticket_resolutions as done')
    .innerJoin('tickets', 'tickets.id', 'done.ticket_id')
    .select(['tickets.id as ticketId', 'done.cycle', 'tickets.kind', handledBy])
    .select(place.map((column) => `tickets.${column}` as const))

/** Tickets with a customer that were handled in a span and not begun anew since. */
export async function handledBetween(db: ReadHandle, { since, until }: { since: Date; until: Date }) {
  return handled(db)
    .whereRef('done.cycle', '=', 'tickets.cycle')
    .where('tickets.state', 'in', ['resolved', 'verified', 'closed'])
    .where('tickets.customer_id', 'is not', null)
    .where('done.at', '>', since)
    .where('done.at', '<=', until)
    .orderBy('tickets.id')
    .execute()
}

/** One handling of a ticket, whatever became of it since; undefined when it was never resolved. */
export async function handledTicket(
  db: ReadHandle,
  { ticketId, cycle }: { ticketId: string; cycle: number },
) {
  return handled(db)
    .where('tickets.id', '=', ticketId)
    .where('done.cycle', '=', cycle)
    .where('tickets.customer_id', 'is not', null)
    .where('tickets.state', '!=', 'withdrawn')
    .executeTakeFirst()
}
