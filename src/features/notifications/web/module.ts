import type { WebModule } from '#platform/web/module.ts'

export const notifications: WebModule = {
  name: 'notifications',
  routes: [
    { path: '/account/notifications', page: () => import('./preferences.page.tsx') },
    { path: '/settings/outbox', page: () => import('./outbox.page.tsx'), access: 'operations.read' },
    { path: '/settings/deliveries', page: () => import('./deliveries.page.tsx'), access: 'operations.read' },
    {
      path: '/settings/webhooks',
      page: () => import('./webhooks.page.tsx'),
      access: 'organisation.configure',
    },
    { path: '/settings/robots', page: () => import('./robots.page.tsx'), access: 'organisation.configure' },
  ],
  menu: [
    { step: 'people', path: '/account/notifications', label: 'menu.preferences', order: 10 },
    {
      step: 'settings',
      path: '/settings/outbox',
      label: 'menu.outbox',
      group: 'records',
      order: 91,
      access: 'operations.read',
    },
    {
      step: 'settings',
      path: '/settings/deliveries',
      label: 'menu.deliveries',
      group: 'records',
      order: 92,
      access: 'operations.read',
    },
    {
      step: 'settings',
      path: '/settings/webhooks',
      label: 'menu.webhooks',
      group: 'connections',
      order: 71,
      access: 'organisation.configure',
    },
    {
      step: 'settings',
      path: '/settings/robots',
      label: 'menu.robots',
      group: 'connections',
      order: 72,
      access: 'organisation.configure',
    },
  ],
  topBar: [{ slot: 'tool', order: 10, item: () => import('./bell.tsx') }],
}
