import type { WebModule } from '#platform/web/module.ts'

export const imports: WebModule = {
  name: 'imports',
  routes: [
    { path: '/imports', page: () => import('./imports.page.tsx'), access: 'intake.import' },
    { path: '/imports/:importId', page: () => import('./import.page.tsx'), access: 'intake.import' },
  ],
  menu: [{ step: 'listen', path: '/imports', label: 'menu.imports', order: 3, access: 'intake.import' }],
}
