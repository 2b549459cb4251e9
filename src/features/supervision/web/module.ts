import type { WebModule } from '#platform/web/module.ts'

export const supervision: WebModule = {
  name: 'supervision',
  routes: [
    { path: '/supervision', page: () => import('./desk.page.tsx'), access: 'supervision.supervise' },
    { path: '/supervision/:caseId', page: () => import('./case.page.tsx'), access: 'supervision.supervise' },
    { path: '/supervision-letters', page: () => import('./letters.page.tsx'), access: 'supervision.read' },
    {
      path: '/supervision-letters/:letterId',
      page: () => import('./letter.page.tsx'),
      access: 'supervision.read',
    },
    {
      path: '/settings/supervision',
      page: () => import('./rule.page.tsx'),
      access: 'organisation.configure',
    },
  ],
  menu: [
    { step: 'verify', path: '/supervision', label: 'menu.desk', order: 4, access: 'supervision.supervise' },
    {
      step: 'verify',
      path: '/supervision-letters',
      label: 'menu.letters',
      order: 5,
      access: 'supervision.read',
    },
    {
      step: 'settings',
      path: '/settings/supervision',
      label: 'menu.rule',
      group: 'asking',
      order: 47,
      access: 'organisation.configure',
    },
  ],
}
