import type { WebModule } from '#platform/web/module.ts'

export const dispatch: WebModule = {
  name: 'dispatch',
  routes: [
    { path: '/wallboard', page: () => import('./wallboard.page.tsx'), access: 'dispatch.assign' },
    { path: '/roster/fairness', page: () => import('./fairness.page.tsx'), access: 'dispatch.assign' },
    {
      path: '/settings/dispatch/simulations',
      page: () => import('./simulations.page.tsx'),
      access: 'dispatch.configure',
    },
    {
      path: '/settings/dispatch/simulations/:simulationId',
      page: () => import('./simulation.page.tsx'),
      access: 'dispatch.configure',
    },
    { path: '/settings/dispatch', page: () => import('./rules.page.tsx'), access: 'dispatch.configure' },
    { path: '/roster', page: () => import('./roster.page.tsx'), access: 'dispatch.assign' },
    {
      path: '/settings/dispatch-strategies',
      page: () => import('./strategies.page.tsx'),
      access: 'dispatch.configure',
    },
  ],
  menu: [
    {
      step: 'act',
      path: '/wallboard',
      label: 'screens.menu.wallboard',
      order: 39,
      access: 'dispatch.assign',
    },
    { step: 'act', path: '/roster', label: 'screens.menu.roster', order: 40, access: 'dispatch.assign' },
    {
      step: 'settings',
      path: '/settings/dispatch',
      label: 'screens.menu.rules',
      group: 'handling',
      order: 41,
      access: 'dispatch.configure',
    },
    {
      step: 'settings',
      path: '/settings/dispatch-strategies',
      label: 'screens.menu.strategies',
      group: 'handling',
      order: 41,
      access: 'dispatch.configure',
    },
  ],
}
