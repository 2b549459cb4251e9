import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { contactRuleChanged, designing, reading } from '../contract.ts'

const reach = 'all'
const count = z.number().int()

/** Invites customers by the e-mail addresses they are known by, each with a link of their own. Who is left out is counted, not named. */
export const inviteCustomers = write({
  method: 'POST',
  path: '/api/questionnaires/:questionnaireId/invitations',
  access: designing,
  reach,
  input: z.object({ addresses: z.string().trim().min(1).max(30_000) }),
  reply: z.object({
    invited: count,
    /** Nobody is known by this address, or it is none. */
    unknown: count,
    /** Invited to this survey before. */
    already: count,
    /** Asked by any survey less than the rest between two invitations ago. */
    resting: count,
    optedOut: count,
  }),
  kept: () => null,
})

/** How many days a person is left in peace between two invitations, over all surveys. */
export const readContactRule = read({
  path: '/api/questionnaire-rule',
  access: reading,
  reach,
  input: nothing,
  reply: z.object({ restDays: count }),
  refreshOn: [contactRuleChanged],
})

export const changeContactRule = write({
  method: 'PUT',
  path: '/api/questionnaire-rule',
  access: designing,
  reach,
  input: z.object({ restDays: count.min(0).max(365) }),
  reply: done,
})
