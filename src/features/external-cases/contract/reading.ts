import { z } from 'zod'
import { listOf, nothing, read } from '#platform/contract/endpoint.ts'
import { day, id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { externalCaseEvents, externalSource } from '../contract.ts'
import { states } from '../domain/life.ts'
import { term } from './terms.ts'

const named = z.object({ id, name: z.string() })
export const externalState = z.enum(states)

export const externalCase = z.object({
  id,
  ticket: z.object({ id, number: z.string(), title: z.string() }),
  holder: named.nullable(),
  source: externalSource,
  sourceName: z.string().nullable(),
  /** Null once the customer was erased. */
  number: z.string().nullable(),
  receivedOn: day,
  term,
  dueOn: day,
  dueAt: moment,
  /** Not replied to when its time was over, or replied to later. */
  late: z.boolean(),
  official: z.string().nullable(),
  state: externalState,
  repliedOn: day.nullable(),
  version: z.number(),
  steps: z.array(
    z.object({ step: z.string(), words: z.string().nullable(), at: moment, by: named.nullable() }),
  ),
  can: z.object({ change: z.boolean(), reply: z.boolean(), close: z.boolean(), withdraw: z.boolean() }),
})

export const externalCasesOfTicket = read({
  path: '/api/tickets/:ticketId/external-cases',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({ items: z.array(externalCase), can: z.object({ write: z.boolean() }) }),
  refreshOn: externalCaseEvents,
})

/** Whether a number is known already, on this ticket or another one. `except` is the case that is being changed. */
export const checkExternalCase = read({
  path: '/api/tickets/:ticketId/external-case-check',
  access: 'external-cases.write',
  input: z.object({
    source: externalSource,
    sourceName: z.string().trim().max(40).optional(),
    number: z.string().trim().min(1).max(60),
    except: id.optional(),
  }),
  reply: z.object({
    /** On this ticket; it cannot be added again while that one goes on. */
    here: z.boolean(),
    /** Its case goes on on another ticket: it cannot be added here, the two tickets are linked or merged. */
    taken: z.boolean(),
    /** Other tickets under the same number; null for one that is out of one's reach. */
    elsewhere: z.array(
      z.object({ id, number: z.string(), title: z.string(), goesOn: z.boolean() }).nullable(),
    ),
  }),
})

/** When a case would be due: the parts of its term beside each other, as an address has them. */
export const externalCaseDeadline = read({
  path: '/api/external-case-deadline',
  access: 'external-cases.write',
  input: z.object({
    source: externalSource,
    receivedOn: day,
    by: z.enum(['working_days', 'natural_days', 'statute', 'date']),
    statute: z.string().max(40).optional(),
    days: z.coerce.number().int().min(1).max(366).optional(),
    on: day.optional(),
  }),
  reply: z.object({ dueOn: day }),
})

export const externalViews = ['open', 'overdue', 'all'] as const
export const externalFilters = {
  view: z.enum(externalViews).default('open'),
  source: listOf(externalSource),
  state: listOf(externalState),
  text: z.string().trim().max(60).optional(),
}

/** The external cases of the tickets one sees: those to reply to by their deadline, all of them the latest deadline first. */
export const externalCaseList = read({
  path: '/api/external-cases',
  access: 'tickets.read',
  input: pageInput.extend(externalFilters),
  reply: pageOf(externalCase),
  refreshOn: externalCaseEvents,
})
