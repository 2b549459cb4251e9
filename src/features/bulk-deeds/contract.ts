import { z } from 'zod'
import { macroSteps } from '#features/macros/contract.ts'
import { ticketConditions } from '#features/tickets/contract/reading.ts'
import { done, listOf, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { outcomes, states } from './domain/life.ts'

const ofBulkDeed = { subject: 'bulk-deed', readWith: 'bulk-deeds.run' } as const
const count = z.number().int().nonnegative()
const figures = { done: count, refused: count }

export const bulkPlanned = event('bulk-deeds.planned', { ...ofBulkDeed, facts: z.object({ tickets: count }) })
export const bulkStarted = event('bulk-deeds.started', { ...ofBulkDeed, facts: z.object({ tickets: count }) })
/** Some more tickets were done. */
export const bulkAdvanced = event('bulk-deeds.advanced', { ...ofBulkDeed, facts: z.object(figures) })
export const bulkStopped = event('bulk-deeds.stopped', { ...ofBulkDeed, facts: z.object(figures) })
export const bulkFinished = event('bulk-deeds.finished', {
  ...ofBulkDeed,
  facts: z.object({ ...figures, personId: id }),
})
export const bulkUndoing = event('bulk-deeds.undoing', { ...ofBulkDeed, facts: z.object({ done: count }) })
export const bulkUndone = event('bulk-deeds.undone', {
  ...ofBulkDeed,
  facts: z.object({ undone: count, kept: count, personId: id }),
})
export const bulkDiscarded = event('bulk-deeds.discarded', { ...ofBulkDeed, facts: z.object({}) })
/** The result list left the house in a file. */
export const bulkDownloaded = event('bulk-deeds.downloaded', {
  ...ofBulkDeed,
  facts: z.object({ rows: count }),
})

/** Everything that happens to a bulk deed. */
export const bulkEvents = [
  bulkPlanned,
  bulkStarted,
  bulkAdvanced,
  bulkStopped,
  bulkFinished,
  bulkUndoing,
  bulkUndone,
  bulkDiscarded,
] as const

const access = 'bulk-deeds.run'

/** How many tickets a filter holds, counted up to the most that one bulk deed takes. */
export const countForBulk = read({
  path: '/api/bulk-deed-count',
  access,
  input: ticketConditions,
  reply: z.object({ count, more: z.boolean(), most: count }),
})

/** Fixes which tickets it is about, and what is to be done to each; nothing is done yet. */
export const planBulk = write({
  method: 'POST',
  path: '/api/bulk-deeds',
  access,
  input: z.object({
    conditions: ticketConditions,
    /** A macro, or steps of its own. */
    deed: z.union([z.object({ macroId: id }), z.object({ steps: macroSteps })]),
  }),
  reply: z.object({ bulkDeedId: id, tickets: count }),
})

const bulkDeed = z.object({
  id,
  person: z.object({ id, name: z.string() }),
  /** The macro's name; null for steps of its own. */
  macro: z.string().nullable(),
  state: z.enum(states),
  tickets: count,
  ...figures,
  undone: count,
  kept: count,
  plannedAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
})

/** One's own bulk deeds. */
export const listBulk = read({
  path: '/api/bulk-deeds',
  access,
  input: pageInput,
  reply: pageOf(bulkDeed),
  refreshOn: bulkEvents,
})

export const readBulk = read({
  path: '/api/bulk-deeds/:bulkDeedId',
  access,
  input: nothing,
  reply: bulkDeed.extend({
    steps: macroSteps,
    assignee: z.object({ id, name: z.string() }).nullable(),
    undoable: z.boolean(),
    /** Before it starts: how the first tickets would go. Null afterwards. */
    trial: z.object({ tried: count, refused: z.array(z.object({ code: z.string(), count })) }).nullable(),
    can: z.object({ start: z.boolean(), stop: z.boolean(), undo: z.boolean(), discard: z.boolean() }),
  }),
  refreshOn: bulkEvents,
})

/** What became of each ticket, in the order they were done; those not in the reader's reach are left out. */
export const bulkTickets = read({
  path: '/api/bulk-deeds/:bulkDeedId/tickets',
  access,
  input: pageInput.extend({ outcome: listOf(z.enum([...outcomes, 'waiting'])) }),
  reply: pageOf(
    z.object({
      id,
      number: z.string(),
      title: z.string(),
      /** Null while it waits. */
      outcome: z.enum(outcomes).nullable(),
      code: z.string().nullable(),
    }),
  ),
  refreshOn: bulkEvents,
})

const path = '/api/bulk-deeds/:bulkDeedId'

/** Starts it, or goes on with one that was stopped. */
export const startBulk = write({ method: 'PUT', path: `${path}/start`, access, input: nothing, reply: done })

/** What was done stays; what waits is left. */
export const stopBulk = write({ method: 'PUT', path: `${path}/stop`, access, input: nothing, reply: done })

/** Takes back what nobody has touched since, within a day. */
export const undoBulk = write({ method: 'PUT', path: `${path}/undoing`, access, input: nothing, reply: done })

export const discardBulk = write({ method: 'DELETE', path, access, input: nothing, reply: done })

/** The whole result list for a file of one's own; the browser writes it in its reader's language. */
export const downloadBulk = write({
  method: 'POST',
  path: `${path}/downloads`,
  access,
  input: z.object({ outcome: z.array(z.enum([...outcomes, 'waiting'])).default([]) }),
  reply: z.object({
    rows: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        outcome: z.enum(outcomes).nullable(),
        code: z.string().nullable(),
      }),
    ),
  }),
  kept: () => null,
})
