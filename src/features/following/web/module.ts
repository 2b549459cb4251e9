import type { WebModule } from '#platform/web/module.ts'

export const following: WebModule = {
  name: 'following',
  locales: { 'zh-CN': () => import('../locales/zh-CN.json'), en: () => import('../locales/en.json') },
  routes: [],
}
