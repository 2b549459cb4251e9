import type { WebModule } from '#platform/web/module.ts'

export const externalCases: WebModule = {
  name: 'external-cases',
  routes: [{ path: '/external-cases', page: () => import('./list.page.tsx'), access: 'tickets.read' }],
  menu: [{ step: 'act', path: '/external-cases', label: 'menu.list', order: 19, access: 'tickets.read' }],
}
