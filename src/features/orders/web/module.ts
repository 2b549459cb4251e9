import type { WebModule } from '#platform/web/module.ts'

export const orders: WebModule = {
  name: 'orders',
  routes: [
    { path: '/orders', page: () => import('./orders.page.tsx'), access: ['customers.read', 'orders.write'] },
  ],
  menu: [{ step: 'customers', path: '/orders', label: 'menu.orders', order: 2, access: 'customers.read' }],
}
