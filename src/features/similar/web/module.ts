import type { WebModule } from '#platform/web/module.ts'

export const similar: WebModule = {
  name: 'similar',
  locales: { 'zh-CN': () => import('../locales/zh-CN.json'), en: () => import('../locales/en.json') },
  routes: [],
}
