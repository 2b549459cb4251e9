import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { askingAfterOrdersSet, designing, reading } from '../contract.ts'
import { following, inTime, notBefore } from './inviting.ts'

const wanted = z.array(z.string().trim().min(1).max(200)).max(30).default([])

const afterOrders = following.extend({
  /** In which of the shop's statuses the transaction is over; without any, when the order is placed. */
  statuses: wanted,
  /** Of these channels alone, as the shop names them. */
  channels: wanted,
  /** With one of these articles alone: their numbers, or words of their names. */
  products: wanted,
})

/** Whether and how this survey follows orders. */
export const askingAfterOrders = read({
  path: '/api/questionnaires/:questionnaireId/after-orders',
  access: reading,
  reach: 'all',
  input: nothing,
  reply: afterOrders,
  refreshOn: [askingAfterOrdersSet],
})

export const setAskingAfterOrders = write({
  method: 'PUT',
  path: '/api/questionnaires/:questionnaireId/after-orders',
  access: designing,
  reach: 'all',
  input: afterOrders.refine(inTime, notBefore),
  reply: done,
})
