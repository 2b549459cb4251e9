import { z } from 'zod'
import { ticketConditions, whenTicketsMove } from '#features/tickets/contract/reading.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id } from '#platform/contract/id.ts'

export const viewSaved = event('saved-views.saved', {
  subject: 'saved-view',
  readWith: 'tickets.read',
  facts: z.object({
    change: z.enum(['created', 'changed', 'removed', 'restored']),
    orgUnitId: id.nullable(),
  }),
})
export const savedViewPermissions = ['saved-views.share'] as const

const access = 'tickets.read'

const savedView = z.object({
  id,
  name: z.string(),
  /** What the inbox is asked: codes and ids, those left out being free. */
  conditions: ticketConditions,
  /** Null for one's own. */
  unit: z.object({ id, name: z.string() }).nullable(),
  can: z.object({ change: z.boolean() }),
})

/** One's own views, those of one's units, and those one keeps for others, in one's own order. */
export const listSavedViews = read({
  path: '/api/saved-views',
  access,
  input: nothing,
  reply: z.object({ views: z.array(savedView), can: z.object({ share: z.boolean() }) }),
  refreshOn: [viewSaved],
})

/**
 * How many open tickets each view holds, as the reader sees them: counted up to 1,000 among the 20,000 that are due first. `more` says that
 * there may be further ones; views of ended tickets are not counted.
 */
export const savedViewCounts = read({
  path: '/api/saved-view-counts',
  access,
  input: nothing,
  reply: z.object({ counts: z.array(z.object({ viewId: id, count: z.number(), more: z.boolean() })) }),
  refreshOn: [...whenTicketsMove, viewSaved],
})

const viewInput = z.object({
  name: z.string().trim().min(1).max(40),
  conditions: ticketConditions,
  unitId: id.nullable().default(null),
})

export const addSavedView = write({
  method: 'POST',
  path: '/api/saved-views',
  access,
  input: viewInput,
  reply: z.object({ viewId: id }),
})

export const changeSavedView = write({
  method: 'PUT',
  path: '/api/saved-views/:viewId',
  access,
  input: viewInput,
  reply: done,
})

/** Takes a view away, or puts it back. */
export const removeSavedView = write({
  method: 'PUT',
  path: '/api/saved-views/:viewId/removal',
  access,
  input: z.object({ removed: z.boolean() }),
  reply: done,
})

/** In which order one lists them. */
export const orderSavedViews = write({
  method: 'PUT',
  path: '/api/saved-view-order',
  access,
  input: z.object({ viewIds: z.array(id).max(200) }),
  reply: done,
  quiet: 'the order of a person’s own list concerns nobody else',
})
