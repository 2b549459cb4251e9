import type { WebModule } from '#platform/web/module.ts'

const path = '/settings/completion-times'
const access = 'clocks.configure'

export const completionTimes: WebModule = {
  name: 'completion-times',
  routes: [{ path, page: () => import('./quality.page.tsx'), access }],
  menu: [{ step: 'settings', path, label: 'quality.menu', group: 'limits', order: 43, access }],
}
