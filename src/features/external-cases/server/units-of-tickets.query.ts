import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The units that handle tickets, by ticket. */
export async function unitsOfTickets(
  db: ReadHandle,
  ticketIds: readonly string[],
): Promise<Map<string, string>> {
  if (ticketIds.length === 0) return new Map()
  const rows = await db
    .tables<TicketsTables>()
    .selectFrom('tickets')
    .select(['id', 'org_unit_id'])
    .where('id', 'in', [...ticketIds])
    .execute()
  return new Map(rows.map(({ id, org_unit_id }) => [id, org_unit_id]))
}
