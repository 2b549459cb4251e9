import type { WebModule } from '#platform/web/module.ts'

export const tickets: WebModule = {
  name: 'tickets',
  routes: [
    { path: '/tickets', page: () => import('./inbox.page.tsx'), access: 'tickets.read' },
    { path: '/tickets/:ticketId/letter', page: () => import('./letter.page.tsx'), access: 'tickets.read' },
    { path: '/tickets/:ticketId', page: () => import('./ticket.page.tsx'), access: 'tickets.read' },
    {
      path: '/settings/ticket-policy',
      page: () => import('./policy.page.tsx'),
      access: 'organisation.configure',
    },
  ],
  menu: [
    {
      step: 'act',
      path: '/tickets',
      label: 'screens.menu.inbox',
      order: 1,
      access: 'tickets.read',
      beginsFor: 'tickets.handle',
    },
    {
      step: 'settings',
      path: '/settings/ticket-policy',
      label: 'screens.menu.policy',
      group: 'handling',
      order: 40,
      access: 'organisation.configure',
    },
  ],
}
