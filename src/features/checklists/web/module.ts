import type { WebModule } from '#platform/web/module.ts'

export const checklists: WebModule = {
  name: 'checklists',
  routes: [
    {
      path: '/approvals',
      page: () => import('./approvals.page.tsx'),
      access: 'checklists.approve',
    },
    {
      path: '/settings/checklists',
      page: () => import('./checklists.page.tsx'),
      access: 'organisation.configure',
    },
  ],
  menu: [
    {
      step: 'act',
      path: '/approvals',
      label: 'approval.menu',
      order: 20,
      access: 'checklists.approve',
    },
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
