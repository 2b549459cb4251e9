import type { WebModule } from '#platform/web/module.ts'

export const notifications: WebModule = {
  name: 'notifications',
  locales: { 'zh-CN': () => import('../locales/zh-CN.json'), en: () => import('../locales/en.json') },
  routes: [
    { path: '/account/notifications', page: () => import('./preferences.page.tsx') },
    { path: '/settings/outbox', page: () => import('./outbox.page.tsx'), access: 'operations.read' },
  ],
  menu: [
    { step: 'people', path: '/account/notifications', label: 'menu.preferences', order: 10 },
    {
      step: 'settings',
      path: '/settings/outbox',
      label: 'menu.outbox',
      order: 91,
      access: 'operations.read',
    },
  ],
  topBar: [{ slot: 'tool', order: 10, item: () => import('./bell.tsx') }],
}
