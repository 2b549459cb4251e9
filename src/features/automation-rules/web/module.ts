import type { WebModule } from '#platform/web/module.ts'

const access = 'automation-rules.configure'

export const automationRules: WebModule = {
  name: 'automation-rules',
  routes: [
    { path: '/automation-rules', page: () => import('./rules.page.tsx'), access },
    { path: '/automation-rules/:ruleId', page: () => import('./runs.page.tsx'), access },
  ],
  menu: [
    { step: 'act', path: '/automation-rules', label: 'menu.rules', group: 'toolbox', order: 63, access },
  ],
}
