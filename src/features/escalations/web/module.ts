import type { WebModule } from '#platform/web/module.ts'

export const escalations: WebModule = {
  name: 'escalations',
  locales: { 'zh-CN': () => import('../locales/zh-CN.json'), en: () => import('../locales/en.json') },
  routes: [],
  menu: [],
}
