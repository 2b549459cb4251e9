import type { WebModule } from '#platform/web/module.ts'

export const audit: WebModule = {
  name: 'audit',
  routes: [
    { path: '/settings/audit', page: () => import('./audit.page.tsx'), access: 'audit.read' },
    { path: '/settings/retention', page: () => import('./retention.page.tsx'), access: 'audit.read' },
  ],
  menu: [
    {
      step: 'settings',
      path: '/settings/audit',
      label: 'menu.audit',
      group: 'records',
      order: 85,
      access: 'audit.read',
      beginsFor: 'audit.export',
    },
    {
      step: 'settings',
      path: '/settings/retention',
      label: 'menu.retention',
      group: 'records',
      order: 86,
      access: 'audit.read',
    },
  ],
}
