import type { WebModule } from '#platform/web/module.ts'

export const savedViews: WebModule = {
  name: 'saved-views',
  routes: [],
}
