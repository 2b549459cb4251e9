import type { WebModule } from '#platform/web/module.ts'

export const callbacks: WebModule = {
  name: 'callbacks',
  routes: [
    { path: '/callbacks', page: () => import('./callbacks.page.tsx'), access: 'callbacks.record' },
    { path: '/callbacks/rates', page: () => import('./rates.page.tsx'), access: 'metrics.read' },
    {
      path: '/settings/callbacks',
      page: () => import('./rule.page.tsx'),
      access: 'organisation.configure',
    },
    {
      path: '/settings/callback-scripts',
      page: () => import('./scripts.page.tsx'),
      access: 'organisation.configure',
    },
  ],
  menu: [
    {
      step: 'verify',
      path: '/callbacks',
      label: 'screens.menu.callbacks',
      order: 1,
      access: 'callbacks.record',
    },
    {
      step: 'verify',
      path: '/callbacks/rates',
      label: 'screens.menu.rates',
      order: 3,
      access: 'metrics.read',
    },
    {
      step: 'settings',
      path: '/settings/callbacks',
      label: 'screens.menu.rule',
      group: 'asking',
      order: 46,
      access: 'organisation.configure',
    },
    {
      step: 'settings',
      path: '/settings/callback-scripts',
      label: 'screens.menu.scripts',
      group: 'asking',
      order: 46,
      access: 'organisation.configure',
    },
  ],
}
