import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { customerErased, customerExported, customerMerged, customerUnmerged } from '../contract.ts'
import { askers, grounds, refusalGrounds, requestOrigins, rights } from '../domain/rights.ts'

const subject = { subject: 'customer', readWith: 'customers.read' } as const
const right = z.enum(rights)

export const rightsRequested = event('customers.rights_requested', {
  ...subject,
  facts: z.object({ requestId: id, right, origin: z.enum(requestOrigins) }),
})
export const rightsFulfilled = event('customers.rights_fulfilled', {
  ...subject,
  facts: z.object({ requestId: id, right }),
})
export const rightsRefused = event('customers.rights_refused', {
  ...subject,
  facts: z.object({ requestId: id, right, ground: z.enum(grounds), holdId: id.nullable() }),
})

/** What the log holds of personal-data rights, exports and erasures included. */
export const rightsEvents = [
  rightsRequested,
  rightsFulfilled,
  rightsRefused,
  customerExported,
  customerErased,
] as const

const colleague = z.object({ id, name: z.string() }).nullable()

/** The latest hundred requests of a customer and of everyone merged into them: open ones first, then the latest. */
export const listRightsRequests = read({
  path: '/api/customers/:customerId/rights-requests',
  access: 'customers.read',
  input: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        id,
        right,
        origin: z.enum(requestOrigins),
        askedAt: moment,
        recordedBy: colleague,
        /** Null while it is open. */
        answer: z
          .object({
            outcome: z.enum(['fulfilled', 'refused']),
            ground: z.enum(grounds).nullable(),
            holdId: id.nullable(),
            at: moment,
            by: colleague,
          })
          .nullable(),
      }),
    ),
    /** Recording a request or a correction; answering all others. */
    can: z.object({ ask: z.boolean(), answer: z.boolean() }),
  }),
  refreshOn: [...rightsEvents, customerMerged, customerUnmerged],
})

export const askForRight = write({
  method: 'POST',
  path: '/api/customers/:customerId/rights-requests',
  access: 'customers.edit',
  input: z.object({ right, origin: z.enum(askers) }),
  reply: z.object({ requestId: id }),
})

/** Says that a correction is whole; the other rights are fulfilled by the export or the erasure. */
export const fulfilRight = write({
  method: 'PUT',
  path: '/api/customers/:customerId/rights-requests/:requestId/fulfilment',
  access: 'customers.edit',
  input: nothing,
  reply: done,
})

export const refuseRight = write({
  method: 'PUT',
  path: '/api/customers/:customerId/rights-requests/:requestId/refusal',
  access: 'customers.erase',
  reach: 'all',
  input: z.object({ ground: z.enum(refusalGrounds) }),
  reply: done,
})

/** Erases, or is refused by a legal hold: both end the open requests and stay on record. */
export const eraseCustomer = write({
  method: 'POST',
  path: '/api/customers/:customerId/erasure',
  access: 'customers.erase',
  reach: 'all',
  input: z.object({ confirmed: z.literal(true) }),
  reply: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('fulfilled'), rows: z.number() }),
    z.object({ outcome: z.literal('refused'), ground: z.literal('held'), holdId: id }),
  ]),
})

export const exportCustomer = write({
  method: 'POST',
  path: '/api/customers/:customerId/exports',
  access: 'customers.erase',
  reach: 'all',
  input: nothing,
  reply: z.object({
    customers: z.array(z.record(z.string(), z.unknown())),
    rightsRequests: z.array(z.record(z.string(), z.unknown())),
    voices: z.array(z.record(z.string(), z.unknown())),
    messages: z.array(z.record(z.string(), z.unknown())),
    surveys: z.array(z.record(z.string(), z.unknown())),
    callbacks: z.array(z.record(z.string(), z.unknown())),
    orders: z.array(z.record(z.string(), z.unknown())),
    questionnaires: z.array(z.record(z.string(), z.unknown())),
  }),
  kept: () => null,
})
