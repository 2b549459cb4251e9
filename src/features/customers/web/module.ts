import type { WebModule } from '#platform/web/module.ts'

export const customers: WebModule = {
  name: 'customers',
  routes: [
    { path: '/customers', page: () => import('./customers.page.tsx'), access: 'customers.read' },
    { path: '/customers/:customerId', page: () => import('./customer.page.tsx'), access: 'customers.read' },
    {
      path: '/settings/master-data',
      page: () => import('./master-data.page.tsx'),
      access: 'organisation.configure',
    },
  ],
  menu: [
    { step: 'customers', path: '/customers', label: 'menu.customers', order: 1, access: 'customers.read' },
    {
      step: 'settings',
      path: '/settings/master-data',
      label: 'menu.masterData',
      group: 'organisation',
      order: 60,
      access: 'organisation.configure',
    },
  ],
}
