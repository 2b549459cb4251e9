import type { WebModule } from '#platform/web/module.ts'

export const metrics: WebModule = {
  name: 'metrics',
  routes: [
    { path: '/overview', page: () => import('./overview.page.tsx'), access: 'metrics.read' },
    { path: '/overview/points', page: () => import('./points.page.tsx'), access: 'metrics.read' },
  ],
  menu: [
    {
      step: 'measure',
      path: '/overview',
      label: 'menu.overview',
      order: 1,
      access: 'metrics.read',
      beginsFor: 'metrics.read',
    },
  ],
}
