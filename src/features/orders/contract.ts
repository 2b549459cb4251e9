import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { id } from '#platform/contract/id.ts'

/** How a shop system is named: a code, so that it may stand in the log. */
export const source = z
  .string()
  .trim()
  .regex(/^[a-z\d][a-z\d._-]{0,39}$/i)

const count = z.number().int().nonnegative()

/** A delivery of orders by a shop system, or a part of a file: what became of it. */
export const ordersDelivered = event('orders.delivered', {
  subject: 'order_delivery',
  readWith: 'orders.write',
  facts: z.object({
    source,
    created: count,
    changed: count,
    unchanged: count,
    outdated: count,
    refused: count,
  }),
})

/** Orders of a customer came or changed. */
export const ordersChanged = event('orders.changed', {
  subject: 'customer',
  readWith: 'customers.read',
  facts: z.object({ orders: count, deliveryId: id }),
})

export const orderPermissions = ['orders.write'] as const
