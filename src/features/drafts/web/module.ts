import type { WebModule } from '#platform/web/module.ts'

export const drafts: WebModule = {
  name: 'drafts',
  locales: { 'zh-CN': () => import('../locales/zh-CN.json'), en: () => import('../locales/en.json') },
  routes: [],
}
