import { serveEndpoints } from '#platform/server/http/routes.ts'
import type { ServerModule } from '#platform/server/module.ts'
import { similarVoices } from '../contract.ts'
import { openSimilarThread } from './similar-thread.ts'
import { similarVoicesFrom } from './similar-voices.query.ts'

export const similar: ServerModule = {
  name: 'similar',
  permissions: [],
  events: [],
  handlers: [],
  endpoints: [similarVoices],
  routes: (server, house, identify) => {
    const thread = openSimilarThread(house)
    server.addHook('onClose', () => thread.close())
    serveEndpoints(server, house, { handlers: [similarVoicesFrom(thread)], identify })
  },
}
