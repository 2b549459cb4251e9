import type { ItemOf } from '#platform/web/api.ts'
import type { ticketTimeline } from '../contract/timeline.ts'

/** One entry of a ticket's timeline. */
export type Happening = ItemOf<typeof ticketTimeline>
