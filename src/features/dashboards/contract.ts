import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { copyable, layout } from './contract/board.ts'
import { rhythms } from './domain/rhythm.ts'

const count = z.number().int()

export const dashboardSaved = event('dashboards.saved', {
  subject: 'dashboard',
  readWith: 'metrics.read',
  facts: z.object({
    change: z.enum(['created', 'renamed', 'shared', 'unshared', 'removed', 'restored']),
    widgets: count,
  }),
})
export const dashboardExported = event('dashboards.exported', {
  subject: 'dashboard-export',
  readWith: 'metrics.read',
  facts: z.object({ format: z.enum(['xlsx', 'csv']), widgets: count, rows: count }),
})
export const benchmarksImported = event('dashboards.benchmarks_imported', {
  subject: 'benchmark-import',
  readWith: 'metrics.read',
  facts: z.object({ values: count }),
})
export const dashboardScheduled = event('dashboards.scheduled', {
  subject: 'dashboard-schedule',
  readWith: 'metrics.read',
  facts: z.object({ change: z.enum(['begun', 'ended']), rhythm: z.enum(rhythms), readers: count }),
})
export const dashboardPermissions = ['dashboards.share'] as const

const access = 'metrics.read'
const name = z.string().trim().min(1).max(60)

const dashboard = {
  id,
  name,
  shared: z.boolean(),
  /** Null for one's own, and for one whose keeper is gone. */
  keeper: z.object({ id, name: z.string() }).nullable(),
  can: z.object({ change: z.boolean() }),
}

/** One's own dashboards, and those shared with the organisation. */
export const listDashboards = read({
  path: '/api/dashboards',
  access,
  input: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        ...dashboard,
        widgets: count,
        /** What its widgets are about. */
        metrics: z.array(z.string()),
        changedAt: moment,
      }),
    ),
    can: z.object({ share: z.boolean(), importBenchmarks: z.boolean() }),
  }),
  refreshOn: [dashboardSaved],
})

export const readDashboard = read({
  path: '/api/dashboards/:dashboardId',
  access,
  input: nothing,
  reply: z.object({
    ...dashboard,
    revision: count,
    widgets: layout,
    can: z.object({ change: z.boolean(), share: z.boolean() }),
  }),
  refreshOn: [dashboardSaved],
})

/** Makes a dashboard: empty, or a copy of a ready or kept one. */
export const createDashboard = write({
  method: 'POST',
  path: '/api/dashboards',
  access,
  input: z.object({ name, copyOf: copyable.optional() }),
  reply: z.object({ dashboardId: id }),
})

/** Keeps what stands on a dashboard and where. Refuses `dashboards.changedMeanwhile`. */
export const saveLayout = write({
  method: 'PUT',
  path: '/api/dashboards/:dashboardId/layout',
  access,
  input: z.object({ widgets: layout, revision: count.min(0) }),
  reply: z.object({ revision: count }),
  quiet: 'how a dashboard is laid out changes no figure; making, sharing and removing it are told',
})

export const renameDashboard = write({
  method: 'PUT',
  path: '/api/dashboards/:dashboardId/name',
  access,
  input: z.object({ name }),
  reply: done,
})

/** Shows a dashboard to everybody who may read figures, each with the figures of their own reach; or to its keeper alone again. */
export const shareDashboard = write({
  method: 'PUT',
  path: '/api/dashboards/:dashboardId/sharing',
  access: 'dashboards.share',
  reach: 'all',
  input: z.object({ shared: z.boolean() }),
  reply: done,
})

/** Takes a dashboard away, or puts it back. */
export const removeDashboard = write({
  method: 'PUT',
  path: '/api/dashboards/:dashboardId/removal',
  access,
  input: z.object({ removed: z.boolean() }),
  reply: done,
})
