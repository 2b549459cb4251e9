import type { WebModule } from '#platform/web/module.ts'

export const taxonomy: WebModule = {
  name: 'taxonomy',
  routes: [{ path: '/settings/labels', page: () => import('./labels.page.tsx'), access: 'taxonomy.edit' }],
  menu: [
    {
      step: 'settings',
      path: '/settings/labels',
      label: 'menu.labels',
      group: 'organisation',
      order: 50,
      access: 'taxonomy.edit',
    },
  ],
}
