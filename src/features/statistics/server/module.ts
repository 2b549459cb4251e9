import type { ServerModule } from '#platform/server/module.ts'
import { computingEndpoints } from '../contract.ts'
import { serveComputing } from './computing.routes.ts'
import { openComputingThread } from './computing-thread.ts'

export const statistics: ServerModule = {
  name: 'statistics',
  permissions: [],
  events: [],
  handlers: [],
  endpoints: computingEndpoints.map(({ endpoint }) => endpoint),
  routes: (server, house, identify) => {
    const thread = openComputingThread(house)
    server.addHook('onClose', () => thread.close())
    serveComputing(thread)(server, identify)
  },
}
