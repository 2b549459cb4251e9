import { z } from 'zod'
import { judgementEvents } from '#features/analysis/contract.ts'
import { customerErased, customerMerged, customerUnmerged } from '#features/customers/contract.ts'
import { nothing, read } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { ordersChanged } from '../contract.ts'

export const order = z.object({
  id,
  source: z.string(),
  number: z.string(),
  placedAt: moment,
  status: z.string().nullable(),
  /** Exact, as text; never a float. */
  amount: z.string(),
  currency: z.string(),
  channel: z.string().nullable(),
  store: z.string().nullable(),
  items: z.array(
    z.object({
      name: z.string(),
      sku: z.string().nullable(),
      quantity: z.string().nullable(),
      price: z.string().nullable(),
    }),
  ),
  parcels: z.array(z.object({ carrier: z.string().nullable(), number: z.string() })),
  link: z.string().nullable(),
  updatedAt: moment,
})

const owners = [ordersChanged, customerMerged, customerUnmerged, customerErased]

/** The orders of a customer and of everybody merged into them, the latest first. */
export const ordersOfCustomer = read({
  path: '/api/customers/:customerId/orders',
  access: 'customers.read',
  input: pageInput,
  reply: pageOf(order),
  refreshOn: owners,
})

/** Whose an order is, beside the customer of the ticket that speaks of it. */
export const whose = ['customer', 'another', 'unknown'] as const

/** The orders whose number, or whose parcel's, stands in the texts of a ticket; whoever sees the ticket sees them, whosever they are. */
export const ordersOfTicket = read({
  path: '/api/tickets/:ticketId/orders',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({
    mentioned: z.array(
      order.extend({
        whose: z.enum(whose),
        /** The other customer, for whoever sees them. */
        customer: z.object({ id, name: z.string().nullable() }).nullable(),
      }),
    ),
    /** Whether a number stands in the texts that no order bears yet: whoever's it is, it may come with any delivery. */
    awaited: z.boolean(),
  }),
  refreshOn: [...owners, ...judgementEvents],
})

/** Orders under a number, or with a parcel of that number, of customers that one sees. */
export const findOrders = read({
  path: '/api/orders',
  access: 'customers.read',
  input: z.object({ number: z.string().trim().min(1).max(100) }),
  reply: z.object({
    items: z.array(order.extend({ customer: z.object({ id, name: z.string().nullable() }).nullable() })),
  }),
  refreshOn: owners,
})
