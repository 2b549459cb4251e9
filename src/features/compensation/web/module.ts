import type { WebModule } from '#platform/web/module.ts'

export const compensation: WebModule = {
  name: 'compensation',
  routes: [
    { path: '/compensation', page: () => import('./ledger.page.tsx'), access: 'compensation.read' },
    {
      path: '/settings/compensation',
      page: () => import('./settings.page.tsx'),
      access: 'organisation.configure',
    },
  ],
  menu: [
    { step: 'act', path: '/compensation', label: 'menu.ledger', order: 18, access: 'compensation.read' },
    {
      step: 'settings',
      path: '/settings/compensation',
      label: 'menu.settings',
      group: 'handling',
      order: 43,
      access: 'organisation.configure',
    },
  ],
}
