import type { ServerModule } from '#platform/server/module.ts'
import { ownerNamed } from '../contract/catalogue.ts'
import { goalSet } from '../contract/goals.ts'
import { catalogue } from './catalogue.query.ts'
import { cut } from './cut.query.ts'
import { goals, history } from './goals.query.ts'
import { monthsInTime } from './keeping/sum-months.timer.ts'
import { namingOwner } from './naming-owner.command.ts'
import { overviewProjection } from './overview.projection.ts'
import { overview } from './overview.query.ts'
import { points } from './points.query.ts'
import { settingGoal } from './setting-goals.command.ts'

export const metrics: ServerModule = {
  name: 'metrics',
  permissions: ['metrics.read'],
  events: [goalSet, ownerNamed],
  handlers: [overview, points, cut, catalogue, goals, history, namingOwner, settingGoal],
  followers: [overviewProjection],
  timers: [monthsInTime],
}
