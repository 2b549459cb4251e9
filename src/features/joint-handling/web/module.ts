import type { WebModule } from '#platform/web/module.ts'

export const jointHandling: WebModule = {
  name: 'joint-handling',
  routes: [
    { path: '/joint-tasks', page: () => import('./joint-tasks.page.tsx'), access: 'joint-handling.read' },
    {
      path: '/joint-tasks/:jointTaskId',
      page: () => import('./joint-task.page.tsx'),
      access: 'joint-handling.read',
    },
    {
      path: '/settings/joint-handling',
      page: () => import('./rule.page.tsx'),
      access: 'organisation.configure',
    },
  ],
  menu: [
    { step: 'act', path: '/joint-tasks', label: 'menu.joint', order: 15, access: 'joint-handling.read' },
    {
      step: 'settings',
      path: '/settings/joint-handling',
      label: 'menu.rule',
      group: 'handling',
      order: 42,
      access: 'organisation.configure',
    },
  ],
}
