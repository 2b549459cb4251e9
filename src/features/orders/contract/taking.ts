import { z } from 'zod'
import { write } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import { source } from '../contract.ts'
import { faultCodes } from '../domain/faults.ts'
import { givenOrder } from './given-order.ts'

/** Most orders of one delivery; it is one transaction. */
export const mostOrders = 1000

const fault = z.object({ code: z.enum(faultCodes), field: z.string().nullable() })

/** What became of an order: `outdated` where a newer one is known already. */
export const outcomes = ['created', 'changed', 'unchanged', 'outdated', 'refused'] as const
const counts = z.object(
  Object.fromEntries(outcomes.map((outcome) => [outcome, z.number()])) as Record<
    (typeof outcomes)[number],
    z.ZodNumber
  >,
)

/** Takes orders in, each for itself: one that is refused holds up no other. The same again changes nothing. */
export const takeOrders = write({
  method: 'POST',
  path: '/api/orders',
  access: 'orders.write',
  reach: 'all',
  input: z.object({
    source,
    orders: z
      // Each is judged by itself; its shape is told, not asked for here.
      .array(z.unknown().meta(z.toJSONSchema(givenOrder, { io: 'input', unrepresentable: 'any' })))
      .min(1)
      .max(mostOrders),
  }),
  reply: z.object({
    counts,
    rows: z.array(
      z.object({
        /** Counted from 1. */
        row: z.number(),
        number: z.string().nullable(),
        outcome: z.enum(outcomes),
        orderId: id.nullable(),
        /** Whether somebody was recognised by what it says of the buyer. */
        buyerKnown: z.boolean(),
        faults: z.array(fault),
      }),
    ),
  }),
})
