import type { WebModule } from '#platform/web/module.ts'

export const alerts: WebModule = {
  name: 'alerts',
  routes: [
    { path: '/alerts', page: () => import('./alerts.page.tsx'), access: 'alerts.read' },
    { path: '/alerts/:alertId', page: () => import('./alert.page.tsx'), access: 'alerts.read' },
    { path: '/settings/alerts', page: () => import('./rules.page.tsx'), access: 'alerts.configure' },
  ],
  menu: [
    { step: 'measure', path: '/alerts', label: 'menu.alerts', order: 5, access: 'alerts.read' },
    {
      step: 'settings',
      path: '/settings/alerts',
      label: 'menu.rules',
      group: 'handling',
      order: 46,
      access: 'alerts.configure',
    },
  ],
}
