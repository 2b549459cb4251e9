import { z } from 'zod'
import { customerErased, customerMerged, customerUnmerged } from '#features/customers/contract.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { customerOptedIn, customerOptedOut } from '../contract.ts'

/** Whether a customer, or anybody merged into them, wants to be asked nothing by message, by any survey. */
export const surveyWish = read({
  path: '/api/customers/:customerId/survey-wish',
  access: 'customers.read',
  input: nothing,
  reply: z.object({
    optedOut: z.boolean(),
    /** Null where nothing is wished, or all that is known of it is the address. */
    at: moment.nullable(),
    /** The colleague who noted it; null where the customer said so themselves. */
    recordedBy: z.object({ id, name: z.string() }).nullable(),
    can: z.object({ set: z.boolean() }),
  }),
  refreshOn: [customerOptedOut, customerOptedIn, customerMerged, customerUnmerged, customerErased],
})

export const setSurveyWish = write({
  method: 'PUT',
  path: '/api/customers/:customerId/survey-wish',
  access: 'customers.edit',
  input: z.object({ optedOut: z.boolean() }),
  reply: done,
})
