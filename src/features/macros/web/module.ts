import type { WebModule } from '#platform/web/module.ts'

export const macros: WebModule = {
  name: 'macros',
  routes: [{ path: '/macros', page: () => import('./macros.page.tsx'), access: 'tickets.handle' }],
  menu: [
    {
      step: 'act',
      path: '/macros',
      label: 'menu.macros',
      group: 'toolbox',
      order: 61,
      access: 'tickets.handle',
    },
  ],
}
