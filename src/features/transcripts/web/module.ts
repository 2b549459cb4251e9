import type { WebModule } from '#platform/web/module.ts'

export const transcripts: WebModule = {
  name: 'transcripts',
  routes: [],
}
