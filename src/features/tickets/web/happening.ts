import type { ItemOf } from '#platform/web/api.ts'
import type { ticketTimeline } from '../contract/reading.ts'

/** One entry of a ticket's timeline. */
export type Happening = ItemOf<typeof ticketTimeline>
