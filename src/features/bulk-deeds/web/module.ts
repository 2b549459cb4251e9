import type { WebModule } from '#platform/web/module.ts'

export const bulkDeeds: WebModule = {
  name: 'bulk-deeds',
  routes: [
    { path: '/bulk-deeds', page: () => import('./bulk-deeds.page.tsx'), access: 'bulk-deeds.run' },
    { path: '/bulk-deeds/:bulkDeedId', page: () => import('./bulk-deed.page.tsx'), access: 'bulk-deeds.run' },
  ],
  menu: [
    {
      step: 'act',
      path: '/bulk-deeds',
      label: 'menu.bulk',
      group: 'toolbox',
      order: 62,
      access: 'bulk-deeds.run',
    },
  ],
}
