import type { WebModule } from '#platform/web/module.ts'

export const savedViews: WebModule = {
  name: 'saved-views',
  locales: { 'zh-CN': () => import('../locales/zh-CN.json'), en: () => import('../locales/en.json') },
  routes: [],
}
