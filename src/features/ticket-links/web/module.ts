import type { WebModule } from '#platform/web/module.ts'

export const ticketLinks: WebModule = {
  name: 'ticket-links',
  routes: [],
  menu: [],
}
