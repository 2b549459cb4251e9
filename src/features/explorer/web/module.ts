import type { WebModule } from '#platform/web/module.ts'

export const explorer: WebModule = {
  name: 'explorer',
  routes: [
    { path: '/explorer', page: () => import('./explorer.page.tsx'), access: ['metrics.read', 'intake.read'] },
    { path: '/explorer/voices', page: () => import('./voices.page.tsx'), access: 'intake.read' },
  ],
  menu: [
    { step: 'understand', path: '/explorer', label: 'menu.explorer', order: 10, access: 'metrics.read' },
  ],
}
