import type { WebModule } from '#platform/web/module.ts'

export const operations: WebModule = {
  name: 'operations',
  routes: [
    { path: '/settings/operations', page: () => import('./operations.page.tsx'), access: 'operations.read' },
  ],
  menu: [
    {
      step: 'settings',
      path: '/settings/operations',
      label: 'menu.operations',
      group: 'records',
      order: 90,
      access: 'operations.read',
    },
  ],
}
