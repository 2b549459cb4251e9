import type { WebModule } from '#platform/web/module.ts'

export const palette: WebModule = {
  name: 'palette',
  routes: [],
  topBar: [{ slot: 'search', order: 10, item: () => import('./palette-button.tsx') }],
}
