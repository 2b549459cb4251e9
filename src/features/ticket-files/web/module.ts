import type { WebModule } from '#platform/web/module.ts'

export const ticketFiles: WebModule = {
  name: 'ticket-files',
  routes: [],
}
