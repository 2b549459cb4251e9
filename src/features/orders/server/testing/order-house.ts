import { randomUUID } from 'node:crypto'
import { analysis } from '#features/analysis/server/module.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { listCustomers } from '#features/customers/contract.ts'
import { customers } from '#features/customers/server/module.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { imports } from '#features/imports/server/module.ts'
import { intake } from '#features/intake/server/module.ts'
import { receiveFeedback, type Voice } from '#features/intake/server/public/receive.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import { ticketAccess } from '#features/ticket-access/server/module.ts'
import { tickets } from '#features/tickets/server/module.ts'
import { inventOrganisation, inventPerson, ticketOf } from '#features/tickets/server/testing/invented-work.ts'
import type { Actor } from '#platform/server/actor.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { findOrders, ordersOfCustomer, ordersOfTicket } from '../../contract/reading.ts'
import { takeOrders } from '../../contract/taking.ts'
import { orders } from '../module.ts'

type Given = Record<string, unknown>

/** The least an order is; under a number of its own unless one is given. */
export const order = (more: Given = {}): Given => ({
  number: `N-${randomUUID()}`,
  placedAt: '2026-01-02T10:00:00+08:00',
  amount: '1200.50',
  currency: 'CNY',
  ...more,
})

/** The rooms around orders, an outlet of the logistics team, a shop's key, and somebody at a desk who sees everything. */
export async function openOrderHouse(server: DatabaseServer) {
  const modules = [
    tickets,
    clocks,
    dispatch,
    ticketAccess,
    customers,
    intake,
    imports,
    analysis,
    taxonomy,
    orders,
  ]
  const house = await openTestHouse(server, modules)
  const units = await inventOrganisation(house)
  await house.open.pool.query(
    `insert into outlets (id, code, name, org_unit_id, saved_at) values ($1, 'LOG', '物流门店', $2, now())`,
    [randomUUID(), units.logistics],
  )
  const shop = { ...personWith(['orders.write'], { id: randomUUID() }), kind: 'key' as const }
  const administrator = { role: 'administrator', availability: 'away' } as const
  const desk = await inventPerson(house, { root: units.root, unit: units.root }, administrator)
  const agentOf = (unit: string) => inventPerson(house, { root: units.root, unit }, { availability: 'away' })
  const deliver = async (given: readonly unknown[], source = 'shop') =>
    (await house.call(takeOrders, {}, { source, orders: [...given] }, { as: shop })).reply
  return {
    ...{ house, shop, desk, ...units, agentOf, deliver },
    outcomes: async (given: readonly unknown[], source = 'shop') =>
      (await deliver(given, source)).rows.map(({ outcome, faults }) => faults[0]?.code ?? outcome),
    customerOf: async (phone: string) =>
      (await house.call(listCustomers, {}, { q: phone }, { as: desk })).reply.items[0]?.id as string,
    ordersOf: async (customerId: string, as: Actor = desk) =>
      (await house.call(ordersOfCustomer, { customerId }, {}, { as })).reply.items,
    found: async (number: string, as: Actor = desk) =>
      (await house.call(findOrders, {}, { number }, { as })).reply.items,
    mentioned: async (ticketId: string, as: Actor = desk) =>
      (await house.call(ordersOfTicket, { ticketId }, {}, { as })).reply.mentioned,
    /** A voice that became a ticket of the logistics team. */
    ticketSaying: async (text: string, more: Partial<Voice> = {}) => {
      const voice = { text, channel: 'phone', kind: 'complaint', unitId: units.logistics, ...more } as const
      const { feedbackId } = await house.arrange((context) => receiveFeedback(context, voice))
      await house.settle()
      return { feedbackId, ticketId: await ticketOf(house, feedbackId) }
    },
  }
}
