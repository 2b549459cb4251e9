import type { ServerModule } from '#platform/server/module.ts'
import { overviewProjection } from './overview.projection.ts'
import { overview } from './overview.query.ts'
import { points } from './points.query.ts'

export const metrics: ServerModule = {
  name: 'metrics',
  permissions: ['metrics.read'],
  events: [],
  handlers: [overview, points],
  followers: [overviewProjection],
}
