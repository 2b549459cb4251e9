import type { WebModule } from '#platform/web/module.ts'

export const transcripts: WebModule = {
  name: 'transcripts',
  locales: { 'zh-CN': () => import('../locales/zh-CN.json'), en: () => import('../locales/en.json') },
  routes: [],
}
