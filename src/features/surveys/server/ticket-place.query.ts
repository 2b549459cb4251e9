import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Where tickets stand in the organisation, whoever asks. */
export async function ticketPlaces(db: ReadHandle, ticketIds: readonly string[]) {
  const rows = await db
    .tables<TicketsTables>()
    .selectFrom('tickets')
    .select(['id', 'org_unit_id', 'unit_1', 'unit_2', 'unit_3', 'unit_4', 'unit_5', 'unit_6'])
    .where('id', 'in', [...ticketIds])
    .execute()
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}
