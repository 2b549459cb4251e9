import type { WebModule } from '#platform/web/module.ts'

export const ticketAccess: WebModule = {
  name: 'ticket-access',
  routes: [
    {
      path: '/sealed-tickets',
      page: () => import('./sealed-tickets.page.tsx'),
      access: 'ticket-access.break_glass',
    },
  ],
  menu: [
    {
      step: 'act',
      path: '/sealed-tickets',
      label: 'menu.sealed',
      order: 90,
      access: 'ticket-access.break_glass',
    },
  ],
}
