import type { WebModule } from '#platform/web/module.ts'

export const metrics: WebModule = {
  name: 'metrics',
  routes: [
    { path: '/overview', page: () => import('./overview.page.tsx'), access: 'metrics.read' },
    { path: '/overview/points', page: () => import('./points.page.tsx'), access: 'metrics.read' },
    { path: '/metrics/catalogue', page: () => import('./catalogue.page.tsx'), access: 'metrics.read' },
    { path: '/metrics/catalogue/:metric', page: () => import('./metric.page.tsx'), access: 'metrics.read' },
    { path: '/metrics/goals', page: () => import('./goals.page.tsx'), access: 'metrics.read' },
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
    { step: 'measure', path: '/metrics/goals', label: 'menu.goals', order: 80, access: 'metrics.read' },
    {
      step: 'measure',
      path: '/metrics/catalogue',
      label: 'menu.catalogue',
      order: 90,
      access: 'metrics.read',
    },
  ],
}
