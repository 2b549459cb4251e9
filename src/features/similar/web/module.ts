import type { WebModule } from '#platform/web/module.ts'

export const similar: WebModule = {
  name: 'similar',
  routes: [],
}
