import type { WebModule } from '#platform/web/module.ts'

export const escalations: WebModule = {
  name: 'escalations',
  routes: [],
  menu: [],
}
