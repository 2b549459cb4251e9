import type { WebModule } from '#platform/web/module.ts'

export const palette: WebModule = {
  name: 'palette',
  locales: { 'zh-CN': () => import('../locales/zh-CN.json'), en: () => import('../locales/en.json') },
  routes: [],
  topBar: [{ slot: 'search', order: 10, item: () => import('./palette-button.tsx') }],
}
