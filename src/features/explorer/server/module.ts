import { serveEndpoints } from '#platform/server/http/routes.ts'
import type { ServerModule } from '#platform/server/module.ts'
import { insightVoices, readInsights } from '../contract.ts'
import { exportInsights, exportRoutes } from './export.routes.ts'
import { heat } from './heat.query.ts'
import { InsightDesk } from './insight-desk.ts'
import { insightsFrom, insightVoicesFrom } from './insights.query.ts'

export const explorer: ServerModule = {
  name: 'explorer',
  permissions: [],
  events: [],
  handlers: [heat],
  endpoints: [readInsights, insightVoices],
  rawRoutes: [exportInsights],
  routes: (server, house, identify) => {
    const desk = new InsightDesk(house)
    server.addHook('onClose', async () => desk.close())
    serveEndpoints(server, house, { handlers: [insightsFrom(desk), insightVoicesFrom(desk)], identify })
    exportRoutes(desk)(server, house, identify)
  },
}
