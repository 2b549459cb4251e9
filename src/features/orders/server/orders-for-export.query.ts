import type { ReadHandle } from '#platform/server/database/handles.ts'
import { orderRows, shownOrder } from './order-rows.query.ts'

/** Every order of these customers, as the person who bought may have it. */
export async function everyOrderOf(read: ReadHandle, customerIds: readonly string[]) {
  const rows = await orderRows(read)
    .where('customer_id', 'in', [...customerIds])
    .orderBy('placed_at')
    .execute()
  return rows.map(shownOrder).map(({ id: _, ...order }) => order)
}
