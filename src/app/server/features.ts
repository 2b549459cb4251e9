import type { ServerModule } from '#platform/server/module.ts'

/** Every feature, in the loop's order. */
export const modules: ServerModule[] = []
