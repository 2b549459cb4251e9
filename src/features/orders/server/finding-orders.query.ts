import { customersBehind } from '#features/customers/server/public/seen-customers.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { findOrders } from '../contract/reading.ts'
import { numberKey } from '../domain/number-key.ts'
import { numbered, orderRows, shownOrder } from './order-rows.query.ts'

const most = 50

/** An order of nobody known belongs to no unit: it is found by whoever sees all customers. */
export const finding = query(findOrders, async ({ read, actor }, { number }) => {
  const key = numberKey(number)
  if (key === '') return { items: [] }
  const rows = await orderRows(read)
    .where(numbered([key]))
    .orderBy('placed_at', 'desc')
    .limit(most)
    .execute()
  const behind = await customersBehind(
    read,
    actor,
    rows.flatMap(({ customer_id }) => customer_id ?? []),
  )
  const items = rows.map((row) => {
    const owner = row.customer_id === null ? undefined : behind.get(row.customer_id)
    const isSeen = owner === undefined ? mayEverywhere(actor, 'customers.read') : owner.seen !== null
    const customer = owner?.seen ? { id: owner.id, ...owner.seen } : null
    return { ...shownOrder(row), customer, isSeen }
  })
  return { items: items.filter(({ isSeen }) => isSeen).map(({ isSeen: _, ...item }) => item) }
})
