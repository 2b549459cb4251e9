import type { ServerModule } from '#platform/server/module.ts'
import { orderPermissions, ordersChanged, ordersDelivered } from '../contract.ts'
import { eraseAfterCustomerErased } from './erase-after-customer-erased.reaction.ts'
import { finding } from './finding-orders.query.ts'
import { orderFileRoutes, serveOrderFiles } from './order-files.ts'
import { ofCustomer } from './orders-of-customer.query.ts'
import { ofTicket } from './orders-of-ticket.query.ts'
import { taking } from './taking.command.ts'

export const orders: ServerModule = {
  name: 'orders',
  permissions: orderPermissions,
  events: [ordersDelivered, ordersChanged],
  handlers: [taking, ofCustomer, ofTicket, finding],
  followers: [eraseAfterCustomerErased],
  rawRoutes: orderFileRoutes,
  routes: serveOrderFiles,
}
