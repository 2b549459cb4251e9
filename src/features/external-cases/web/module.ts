import type { WebModule } from '#platform/web/module.ts'

export const externalCases: WebModule = {
  name: 'external-cases',
  locales: { 'zh-CN': () => import('../locales/zh-CN.json'), en: () => import('../locales/en.json') },
  routes: [{ path: '/external-cases', page: () => import('./list.page.tsx'), access: 'tickets.read' }],
  menu: [{ step: 'act', path: '/external-cases', label: 'menu.list', order: 19, access: 'tickets.read' }],
}
