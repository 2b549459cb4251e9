import type { WebModule } from '#platform/web/module.ts'

export const ticketLinks: WebModule = {
  name: 'ticket-links',
  locales: { 'zh-CN': () => import('../locales/zh-CN.json'), en: () => import('../locales/en.json') },
  routes: [],
  menu: [],
}
