import type { WebModule } from '#platform/web/module.ts'

export const callbacks: WebModule = {
  name: 'callbacks',
  locales: { 'zh-CN': () => import('../locales/zh-CN.json'), en: () => import('../locales/en.json') },
  routes: [{ path: '/callbacks', page: () => import('./callbacks.page.tsx'), access: 'callbacks.record' }],
  menu: [
    {
      step: 'verify',
      path: '/callbacks',
      label: 'screens.menu.callbacks',
      order: 1,
      access: 'callbacks.record',
    },
  ],
}
