import type { WebModule } from '#platform/web/module.ts'

export const dashboards: WebModule = {
  name: 'dashboards',
  routes: [
    { path: '/dashboards', page: () => import('./boards.page.tsx'), access: 'metrics.read' },
    { path: '/dashboards/:boardKey', page: () => import('./board.page.tsx'), access: 'metrics.read' },
  ],
  menu: [
    { step: 'measure', path: '/dashboards', label: 'menu.dashboards', order: 2, access: 'metrics.read' },
  ],
}
