import type { WebModule } from '#platform/web/module.ts'

export const questionnaires: WebModule = {
  name: 'questionnaires',
  routes: [
    { path: '/surveys', page: () => import('./questionnaires.page.tsx'), access: 'questionnaires.read' },
    {
      path: '/surveys/:questionnaireId',
      page: () => import('./questionnaire.page.tsx'),
      access: 'questionnaires.read',
    },
  ],
  menu: [
    {
      step: 'verify',
      path: '/surveys',
      label: 'menu.questionnaires',
      order: 3,
      access: 'questionnaires.read',
    },
  ],
}
