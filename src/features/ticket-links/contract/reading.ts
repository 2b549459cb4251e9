import { z } from 'zod'
import { ticketEvents, ticketState, tier, urgency } from '#features/tickets/contract.ts'
import { nothing, read } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { linkKind, linkSide, ticketLinkEvents } from '../contract.ts'

/** A ticket at the other end, as far as it is shown beside this one. */
export const ticketBrief = z.object({
  id,
  number: z.string(),
  title: z.string(),
  state: ticketState,
  urgency,
  tier,
  version: z.number(),
  customer: z.object({ id, name: z.string().nullable() }).nullable(),
  assignee: z.object({ id, name: z.string() }).nullable(),
  openedAt: moment,
  nextDueAt: moment.nullable(),
})

const done = { at: moment, by: z.object({ id, name: z.string() }).nullable() }
const refreshOn = [...ticketLinkEvents, ...ticketEvents]

/** What belongs to a ticket; tickets that the asker may not see are left out. */
export const linkedTickets = read({
  path: '/api/tickets/:ticketId/links',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({
    links: z.array(z.object({ id, kind: linkKind, side: linkSide, ticket: ticketBrief, ...done })),
    /** The ticket that goes on in place of this one. */
    mergedInto: z.object({ ticket: ticketBrief, acrossCustomers: z.boolean(), ...done }).nullable(),
    /** Tickets that stopped because this one goes on for them. */
    merged: z.array(
      z.object({
        ticket: ticketBrief,
        acrossCustomers: z.boolean(),
        voices: z.number(),
        can: z.object({ takeApart: z.boolean() }),
        ...done,
      }),
    ),
    splitFrom: z.object({ ticket: ticketBrief, ...done }).nullable(),
    parts: z.array(z.object({ ticket: ticketBrief, ...done })),
    can: z.object({ link: z.boolean(), merge: z.boolean(), split: z.boolean(), takeApart: z.boolean() }),
  }),
  refreshOn,
})

/** Tickets that may belong to one: by a number, words of the title or the customer; without words, the same customer's. */
export const linkCandidates = read({
  path: '/api/tickets/:ticketId/link-candidates',
  access: 'tickets.read',
  input: z.object({ text: z.string().trim().max(100).default('') }),
  reply: z.object({ tickets: z.array(ticketBrief.extend({ sameCustomer: z.boolean() })) }),
})

/** Why two tickets cannot be merged. */
export const mergeObstacles = ['itself', 'merged_already', 'answered', 'other_answered', 'not_yours'] as const

/** What would come of merging a ticket into another one. */
export const mergePreview = read({
  path: '/api/tickets/:ticketId/merge-preview',
  access: 'tickets.read',
  input: z.object({ into: id }),
  reply: z.object({
    ticket: ticketBrief,
    into: ticketBrief,
    obstacle: z.enum(mergeObstacles).nullable(),
    sameCustomer: z.boolean(),
    voices: z.object({ moving: z.number(), there: z.number() }),
    /** Clocks of the ticket that stop, and those that go on with the other. */
    stopping: z.array(z.object({ obligation: z.string(), dueAt: moment })),
    goingOn: z.array(z.object({ obligation: z.string(), dueAt: moment })),
    /** Sub-tasks of other units that would be called off. */
    openJointTasks: z.number(),
  }),
  refreshOn,
})
