import type { WebModule } from '#platform/web/module.ts'

const access = 'organisation.configure'

export const assistant: WebModule = {
  name: 'assistant',
  routes: [{ path: '/settings/models', page: () => import('./connections.page.tsx'), access }],
  menu: [
    {
      step: 'settings',
      path: '/settings/models',
      label: 'menu.connections',
      group: 'connections',
      order: 40,
      access,
    },
  ],
}
