import type { WebModule } from '#platform/web/module.ts'

export const following: WebModule = {
  name: 'following',
  routes: [],
}
