import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'

export const siteSaved = event('touchpoints.site_saved', {
  subject: 'touchpoint_site',
  readWith: 'metrics.read',
  facts: z.object({ change: z.enum(['added', 'changed', 'paused', 'resumed']) }),
})
export const touchpointPermissions = ['touchpoints.write'] as const

/** Where a browser may send from: scheme, host and port, as it says them itself. */
const origin = z.url({ protocol: /^https?$/ }).transform((address) => new URL(address).origin)

const site = z.object({
  id,
  name: z.string(),
  /** What signals name it by; no secret, as it stands in every page. */
  key: z.string(),
  unit: z.object({ id, name: z.string() }),
  origins: z.array(z.string()),
  active: z.boolean(),
  lastSignalAt: moment.nullable(),
})

/** The sites and apps that send signals, of the units within reach. */
export const listSites = read({
  path: '/api/touchpoint-sites',
  access: 'metrics.read',
  input: nothing,
  reply: z.object({ sites: z.array(site), can: z.object({ change: z.boolean() }) }),
  refreshOn: [siteSaved],
})

const siteInput = z.object({
  name: z.string().trim().min(1).max(100),
  unitId: id,
  /** Empty where only servers and apps send. */
  origins: z.array(origin).max(20),
})

export const addSite = write({
  method: 'POST',
  path: '/api/touchpoint-sites',
  access: 'organisation.configure',
  reach: 'all',
  input: siteInput,
  reply: z.object({ siteId: id, key: z.string() }),
})

export const changeSite = write({
  method: 'PUT',
  path: '/api/touchpoint-sites/:siteId',
  access: 'organisation.configure',
  reach: 'all',
  input: siteInput,
  reply: done,
})

/** What it sent stays; nothing more is taken from it until it is resumed. */
export const pauseSite = write({
  method: 'PUT',
  path: '/api/touchpoint-sites/:siteId/pause',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({ paused: z.boolean() }),
  reply: done,
})
