import type { WebModule } from '#platform/web/module.ts'

export const surveys: WebModule = {
  name: 'surveys',
  routes: [
    { path: '/survey-responses', page: () => import('./responses.page.tsx'), access: 'surveys.read' },
    { path: '/settings/survey', page: () => import('./survey-settings.page.tsx'), access: 'surveys.read' },
  ],
  menu: [
    { step: 'verify', path: '/survey-responses', label: 'menu.responses', order: 2, access: 'surveys.read' },
    {
      step: 'settings',
      path: '/settings/survey',
      label: 'menu.settings',
      group: 'asking',
      order: 30,
      access: 'surveys.read',
    },
  ],
}
