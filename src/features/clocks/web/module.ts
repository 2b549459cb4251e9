import type { WebModule } from '#platform/web/module.ts'

export const clocks: WebModule = {
  name: 'clocks',
  routes: [
    { path: '/settings/time-limits', page: () => import('./policies.page.tsx'), access: 'clocks.configure' },
    { path: '/settings/calendars', page: () => import('./calendars.page.tsx'), access: 'clocks.configure' },
    {
      path: '/extension-requests',
      page: () => import('./extension-requests.page.tsx'),
      access: 'tickets.read',
    },
  ],
  menu: [
    {
      step: 'act',
      path: '/extension-requests',
      label: 'request.menu',
      order: 19,
      access: ['clocks.extend', 'clocks.approve_extension'],
    },
    {
      step: 'settings',
      path: '/settings/time-limits',
      label: 'policies.menu',
      group: 'limits',
      order: 41,
      access: 'clocks.configure',
    },
    {
      step: 'settings',
      path: '/settings/calendars',
      label: 'calendars.menu',
      group: 'limits',
      order: 42,
      access: 'clocks.configure',
    },
  ],
}
