import type { ServerModule } from '#platform/server/module.ts'
import { ownerNamed } from '../contract/catalogue.ts'
import { goalSet } from '../contract/goals.ts'
import { ownMetricSaved } from '../contract/own-saved.ts'
import { metricSettingsChanged } from '../contract/settings.ts'
import { catalogue } from './catalogue.query.ts'
import { changingSettings } from './changing-settings.command.ts'
import { cut } from './cut.query.ts'
import { goals, history } from './goals.query.ts'
import { monthsInTime } from './keeping/sum-months.timer.ts'
import { retiringOwnMetric, savingOwnMetric } from './making-metrics.command.ts'
import { namingOwner } from './naming-owner.command.ts'
import { overviewProjection } from './overview.projection.ts'
import { overview } from './overview.query.ts'
import { ownMetric } from './own-metrics.query.ts'
import { points } from './points.query.ts'
import { settingGoal } from './setting-goals.command.ts'
import { settings } from './settings.query.ts'
import { expressionTried } from './trying-expressions.query.ts'

export const metrics: ServerModule = {
  name: 'metrics',
  permissions: ['metrics.read'],
  events: [goalSet, ownerNamed, metricSettingsChanged, ownMetricSaved],
  handlers: [
    overview,
    points,
    cut,
    catalogue,
    goals,
    history,
    namingOwner,
    settingGoal,
    settings,
    changingSettings,
    ownMetric,
    expressionTried,
    savingOwnMetric,
    retiringOwnMetric,
  ],
  followers: [overviewProjection],
  timers: [monthsInTime],
}
