import type { WebModule } from '#platform/web/module.ts'

export const callbacks: WebModule = {
  name: 'callbacks',
  locales: { 'zh-CN': () => import('../locales/zh-CN.json'), en: () => import('../locales/en.json') },
  routes: [
    { path: '/callbacks', page: () => import('./callbacks.page.tsx'), access: 'callbacks.record' },
    {
      path: '/settings/callbacks',
      page: () => import('./rule.page.tsx'),
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
      step: 'settings',
      path: '/settings/callbacks',
      label: 'screens.menu.rule',
      order: 46,
      access: 'organisation.configure',
    },
  ],
}
