import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TicketsTables } from '../tickets.tables.ts'

/** The tickets of customers, for rooms that let go of what they keep about them in words. */
export async function ticketsOfCustomers(db: ReadHandle, customerIds: readonly string[]): Promise<string[]> {
  if (customerIds.length === 0) return []
  const rows = await db
    .tables<TicketsTables>()
    .selectFrom('tickets')
    .select('id')
    .where('customer_id', 'in', [...customerIds])
    .execute()
  return rows.map((row) => row.id)
}
