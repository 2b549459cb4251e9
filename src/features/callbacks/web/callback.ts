import type { ItemOf } from '#platform/web/api.ts'
import type { dueCallbacks } from '../contract.ts'

/** A callback as the screens show it. */
export type Callback = ItemOf<typeof dueCallbacks>
