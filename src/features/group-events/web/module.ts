import type { WebModule } from '#platform/web/module.ts'

export const groupEvents: WebModule = {
  name: 'group-events',
  routes: [
    { path: '/group-events', page: () => import('./group-events.page.tsx'), access: 'intake.read' },
    {
      path: '/group-events/:groupEventId',
      page: () => import('./group-event.page.tsx'),
      access: 'intake.read',
    },
    {
      path: '/settings/group-events',
      page: () => import('./rule.page.tsx'),
      access: 'organisation.configure',
    },
  ],
  menu: [
    {
      step: 'understand',
      path: '/group-events',
      label: 'menu.groupEvents',
      order: 10,
      access: 'intake.read',
    },
    {
      step: 'settings',
      path: '/settings/group-events',
      label: 'menu.rule',
      group: 'handling',
      order: 45,
      access: 'organisation.configure',
    },
  ],
}
