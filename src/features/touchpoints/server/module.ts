import type { ServerModule } from '#platform/server/module.ts'
import { siteSaved, touchpointPermissions } from '../contract.ts'
import { serveBeacons, takeBeacon } from './beacons.ts'
import { drivers } from './drivers.query.ts'
import { indicatorFigures } from './indicators.query.ts'
import { adding, changing, pausing } from './keeping-sites.command.ts'
import { siteList } from './sites.query.ts'
import { sending } from './taking-signals.command.ts'

export const touchpoints: ServerModule = {
  name: 'touchpoints',
  permissions: touchpointPermissions,
  events: [siteSaved],
  handlers: [siteList, adding, changing, pausing, sending, indicatorFigures, drivers],
  rawRoutes: [takeBeacon],
  routes: serveBeacons,
}
