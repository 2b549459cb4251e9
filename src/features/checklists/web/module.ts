import type { WebModule } from '#platform/web/module.ts'

export const checklists: WebModule = {
  name: 'checklists',
  routes: [
    {
      path: '/settings/checklists',
      page: () => import('./checklists.page.tsx'),
      access: 'organisation.configure',
    },
  ],
  menu: [
    {
      step: 'settings',
      path: '/settings/checklists',
      label: 'menu.checklists',
      group: 'handling',
      order: 44,
      access: 'organisation.configure',
    },
  ],
}
