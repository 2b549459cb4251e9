import type { WebModule } from '#platform/web/module.ts'

export const touchpoints: WebModule = {
  name: 'touchpoints',
  routes: [{ path: '/touchpoints', page: () => import('./touchpoints.page.tsx'), access: 'metrics.read' }],
  menu: [
    { step: 'measure', path: '/touchpoints', label: 'menu.touchpoints', order: 60, access: 'metrics.read' },
  ],
}
