import { metrics } from '#features/metrics/web/module.ts'
import type { WebModule } from '#platform/web/module.ts'

/** Every feature with screens, in the loop's order. */
export const features: readonly WebModule[] = [metrics]
