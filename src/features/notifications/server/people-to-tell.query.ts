import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { TicketAccessTables } from '#features/ticket-access/server/ticket-access.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Kind } from '../domain/kinds.ts'
import type { NotificationsTables } from './notifications.tables.ts'

/** Whom a ticket concerns: who holds it, and the unit that handles it with its path from the root. */
export interface ConcernedTicket {
  readonly id: string
  readonly assigneeId: string | null
  readonly urgent: boolean
  readonly unitId: string
  readonly unitPath: readonly string[]
}

export async function concernedTickets(
  db: ReadHandle,
  ticketIds: readonly string[],
): Promise<Map<string, ConcernedTicket>> {
  const rows = await db
    .tables<TicketsTables>()
    .selectFrom('tickets')
    .select(['id', 'assignee_id', 'urgency', 'org_unit_id', 'unit_1', 'unit_2', 'unit_3'])
    .select(['unit_4', 'unit_5', 'unit_6'])
    .where('id', 'in', [...ticketIds])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        assigneeId: row.assignee_id,
        urgent: row.urgency === 'urgent',
        unitId: row.org_unit_id,
        unitPath: [row.unit_1, row.unit_2, row.unit_3, row.unit_4, row.unit_5, row.unit_6].filter(
          (unit): unit is string => unit !== null,
        ),
      },
    ]),
  )
}

/** Active people with what they chose to be told, and by which channel. */
export async function tellablePeople(db: ReadHandle, personIds: readonly string[]) {
  const tables = db.tables<StaffTables & NotificationsTables>()
  const people = await tables
    .selectFrom('people')
    .select(['id', 'email'])
    .where('id', 'in', [...personIds])
    .where('status', '=', 'active')
    .execute()
  const chosen = await tables
    .selectFrom('notification_preferences')
    .select(['person_id', 'kind', 'in_app', 'mailing', 'push'])
    .where('person_id', 'in', [...personIds])
    .execute()
  const preferences = new Map(chosen.map((row) => [`${row.person_id} ${row.kind}`, row]))
  return new Map(
    people.map(({ id, email }) => [
      id,
      { hasEmail: email !== null, chosen: (kind: Kind) => preferences.get(`${id} ${kind}`) },
    ]),
  )
}

/** The named readers of a confidential ticket. */
export async function readersOf(db: ReadHandle, ticketId: string): Promise<string[]> {
  const rows = await db
    .tables<TicketAccessTables>()
    .selectFrom('ticket_readers')
    .select('person_id')
    .where('ticket_id', '=', ticketId)
    .execute()
  return rows.map(({ person_id }) => person_id)
}
