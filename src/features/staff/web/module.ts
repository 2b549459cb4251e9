import type { WebModule } from '#platform/web/module.ts'

export const staff: WebModule = {
  name: 'staff',
  routes: [
    { path: '/people', page: () => import('./people.page.tsx'), access: 'staff.read' },
    { path: '/people/org-units', page: () => import('./org-units.page.tsx'), access: 'staff.read' },
    { path: '/people/roles', page: () => import('./roles.page.tsx'), access: 'staff.read' },
  ],
  menu: [
    { step: 'people', path: '/people', label: 'menu.people', order: 1, access: 'staff.read' },
    { step: 'people', path: '/people/org-units', label: 'menu.units', order: 2, access: 'staff.read' },
    { step: 'people', path: '/people/roles', label: 'menu.roles', order: 3, access: 'staff.read' },
  ],
  topBar: [{ slot: 'tool', order: 5, item: () => import('./availability-switch.tsx') }],
}
