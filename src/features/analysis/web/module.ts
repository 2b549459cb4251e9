import type { WebModule } from '#platform/web/module.ts'

export const analysis: WebModule = {
  name: 'analysis',
  routes: [
    { path: '/to-label', page: () => import('./to-label.page.tsx'), access: 'analysis.correct' },
    { path: '/label-models', page: () => import('./label-models.page.tsx'), access: 'taxonomy.edit' },
  ],
  menu: [
    { step: 'understand', path: '/to-label', label: 'menu.toLabel', order: 20, access: 'analysis.correct' },
    {
      step: 'understand',
      path: '/label-models',
      label: 'menu.labelModels',
      order: 30,
      access: 'taxonomy.edit',
    },
  ],
}
