import type { WebModule } from '#platform/web/module.ts'

export const drafts: WebModule = {
  name: 'drafts',
  routes: [],
}
