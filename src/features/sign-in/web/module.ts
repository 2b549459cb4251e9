import type { WebModule } from '#platform/web/module.ts'

export const signIn: WebModule = {
  name: 'sign-in',
  routes: [
    { path: '/sign-in', page: () => import('./sign-in.page.tsx'), public: true },
    { path: '/invite/:token', page: () => import('./link.page.tsx'), public: true },
    { path: '/recover/:token', page: () => import('./link.page.tsx'), public: true },
    { path: '/account', page: () => import('./account.page.tsx') },
    { path: '/settings/api-keys', page: () => import('./api-keys.page.tsx'), access: 'sign-in.manage_keys' },
  ],
  menu: [
    { step: 'people', path: '/account', label: 'menu.account', order: 9 },
    {
      step: 'settings',
      path: '/settings/api-keys',
      label: 'menu.keys',
      group: 'connections',
      order: 80,
      access: 'sign-in.manage_keys',
    },
  ],
}
