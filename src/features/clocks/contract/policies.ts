import { z } from 'zod'
import { ticketKind, urgency } from '#features/tickets/contract.ts'
import { nothing, read, write } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import { obligation, policyEvents, target } from '../contract.ts'

const content = z.object({
  obligation,
  /** Null means every kind, every urgency. The most specific limit wins; among equals the first in the list. */
  kind: ticketKind.nullable(),
  urgency: urgency.nullable(),
  /** Null says that these tickets have no such limit. */
  target: target.nullable(),
  calendarId: id,
  /** Stands still while the ticket waits for its customer; never for a statutory limit. */
  pausable: z.boolean(),
  active: z.boolean().default(true),
})

const policy = content.extend({ id, version: z.number() })
export type ClockPolicy = z.output<typeof policy>

/** Time limits in their order. */
export const listPolicies = read({
  path: '/api/clock-policies',
  access: 'clocks.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({ policies: z.array(policy) }),
  refreshOn: policyEvents,
})

/** A new limit stands last. It holds for tickets that open, reopen or are judged anew from now on. */
export const createPolicy = write({
  method: 'POST',
  path: '/api/clock-policies',
  access: 'clocks.configure',
  reach: 'all',
  input: content,
  reply: policy,
})

export const editPolicy = write({
  method: 'PUT',
  path: '/api/clock-policies/:policyId',
  access: 'clocks.configure',
  reach: 'all',
  input: content,
  reply: policy,
})

export const removePolicy = write({
  method: 'DELETE',
  path: '/api/clock-policies/:policyId',
  access: 'clocks.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({}),
})

/** The whole list in its new order. */
export const orderPolicies = write({
  method: 'PUT',
  path: '/api/clock-policy-order',
  access: 'clocks.configure',
  reach: 'all',
  input: z.object({ policyIds: z.array(id).min(1).max(500) }),
  reply: z.object({}),
})
