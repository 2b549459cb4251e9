import { z } from 'zod'
import { urgency } from '#features/tickets/contract.ts'
import { done, nothing, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { outcomes, snoozeReasons } from '../domain/codes.ts'

const access = 'alerts.handle'
const words = z.string().trim().max(2000).optional()

/** «I see to it.» Whoever says so has it, where nobody did. */
export const acknowledgeAlert = write({
  method: 'PUT',
  path: '/api/alerts/:alertId/acknowledgement',
  access,
  input: nothing,
  reply: done,
})

/** Gives it to somebody. Refuses `alerts.mayNotHandle` for who may not. */
export const assignAlert = write({
  method: 'PUT',
  path: '/api/alerts/:alertId/assignment',
  access,
  input: z.object({ personId: id }),
  reply: done,
})

/** Lets it rest until a moment, two weeks at the most; what gets worse meanwhile wakes it, and its clock stands still. Refuses `alerts.badRest` for another moment. */
export const snoozeAlert = write({
  method: 'PUT',
  path: '/api/alerts/:alertId/snooze',
  access,
  input: z.object({ until: moment, reason: z.enum(snoozeReasons), words }),
  reply: done,
})

export const wakeAlert = write({
  method: 'DELETE',
  path: '/api/alerts/:alertId/snooze',
  access,
  input: nothing,
  reply: done,
})

/** Says that it has the same cause as another: that one goes on for both. Refuses `alerts.cannotMerge` for itself and for what is over. */
export const mergeAlerts = write({
  method: 'PUT',
  path: '/api/alerts/:alertId/merging',
  access,
  input: z.object({ intoId: id }),
  reply: done,
})

/** Lets what a person merged stand by itself again. Refuses `alerts.notMerged`. */
export const takeAlertApart = write({
  method: 'DELETE',
  path: '/api/alerts/:alertId/merging',
  access,
  input: nothing,
  reply: done,
})

/** Says what it was, which ends it and counts for its rule. */
export const closeAlert = write({
  method: 'PUT',
  path: '/api/alerts/:alertId/closure',
  access,
  input: z.object({ outcome: z.enum(outcomes), words }),
  reply: done,
})

/** Opens a ticket about it, in the unit that it is about; the words are kept as a colleague's. */
export const openAlertTicket = write({
  method: 'POST',
  path: '/api/alerts/:alertId/tickets',
  access,
  input: z.object({
    title: z.string().trim().min(1).max(120),
    text: z.string().trim().min(1).max(10_000),
    urgency: urgency.default('ordinary'),
  }),
  reply: z.object({ ticketId: id, number: z.string() }),
})

/** Links a ticket that one sees, by its number. Refuses `tickets.notFound` and `alerts.linkedAlready`. */
export const linkAlertTicket = write({
  method: 'PUT',
  path: '/api/alerts/:alertId/linked-tickets',
  access,
  input: z.object({ number: z.string().trim().min(1).max(40) }),
  reply: z.object({ ticketId: id }),
})

/** Refuses `alerts.notLinked`. */
export const unlinkAlertTicket = write({
  method: 'DELETE',
  path: '/api/alerts/:alertId/linked-tickets/:ticketId',
  access,
  input: nothing,
  reply: done,
})
