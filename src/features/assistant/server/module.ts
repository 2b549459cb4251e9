import { serveEndpoints } from '#platform/server/http/routes.ts'
import type { ServerModule } from '#platform/server/module.ts'
import {
  askedAboutTicket,
  askedAboutVoice,
  connectionRemoved,
  connectionSaved,
  testConnection,
} from '../contract.ts'
import { assistWithTicket, assistWithVoice, serveAssistance } from './assistance.routes.ts'
import { removingConnection, savingConnection } from './connecting.command.ts'
import { connectionList, usesNow } from './connections.query.ts'
import { connectionTestFrom } from './testing-connection.query.ts'

export const assistant: ServerModule = {
  name: 'assistant',
  permissions: [],
  events: [connectionSaved, connectionRemoved, askedAboutTicket, askedAboutVoice],
  handlers: [connectionList, usesNow, savingConnection, removingConnection],
  endpoints: [testConnection],
  rawRoutes: [assistWithTicket, assistWithVoice],
  routes: (server, house, identify) => {
    serveEndpoints(server, house, { handlers: [connectionTestFrom(house)], identify })
    serveAssistance(server, house, identify)
  },
}
