import { sql } from 'kysely'
import { idsOfSeenCustomer } from '#features/customers/server/public/seen-customers.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, oneMoreThan, pageOfRows } from '#platform/server/database/pages.ts'
import { ordersOfCustomer } from '../contract/reading.ts'
import { orderRows, shownOrder } from './order-rows.query.ts'

/** Leans on orders_customer. */
export const ofCustomer = query(ordersOfCustomer, async ({ read, actor }, { customerId, cursor, limit }) => {
  const customerIds = await idsOfSeenCustomer(read, actor, customerId)
  let rows = orderRows(read).where('customer_id', 'in', customerIds)
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, 2)
    rows = rows.where(sql<boolean>`(placed_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const found = await rows
    .orderBy('placed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(oneMoreThan(limit))
    .execute()
  const page = pageOfRows(found, limit, (row) => [row.placed_at.toISOString(), row.id])
  return { items: page.items.map(shownOrder), next: page.next }
})
