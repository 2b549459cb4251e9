import type { WebModule } from '#platform/web/module.ts'

const access = 'organisation.configure'

export const organisation: WebModule = {
  name: 'organisation',
  routes: [
    { path: '/set-up', page: () => import('./set-up.page.tsx'), public: true },
    { path: '/settings/organisation', page: () => import('./organisation.page.tsx'), access },
    { path: '/settings/custom-fields', page: () => import('./custom-fields.page.tsx'), access },
  ],
  menu: [
    {
      step: 'settings',
      path: '/settings/organisation',
      label: 'menu.profile',
      group: 'organisation',
      order: 1,
      access,
    },
    {
      step: 'settings',
      path: '/settings/custom-fields',
      label: 'menu.fields',
      group: 'organisation',
      order: 20,
      access,
    },
  ],
}
