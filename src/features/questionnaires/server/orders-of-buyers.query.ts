import { sql } from 'kysely'
import type { OrdersTables } from '#features/orders/server/orders.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Orders of these customers that were placed, or came to their status, after a moment. Leans on orders_customer. */
export async function ordersSince(db: ReadHandle, customerIds: readonly string[], since: number) {
  const rows = await db
    .tables<OrdersTables>()
    .selectFrom('orders')
    .select(['id', 'customer_id', 'placed_at', 'status_since', 'status', 'channel', 'items'])
    .where('customer_id', 'in', [...customerIds])
    .where(sql<boolean>`greatest(placed_at, status_since) > ${new Date(since)}`)
    .execute()
  return rows.map(({ id, customer_id, placed_at, status_since, ...row }) => ({
    ...{ id, customerId: customer_id },
    order: { ...row, placedAt: placed_at.getTime(), statusSince: status_since?.getTime() ?? null },
  }))
}
