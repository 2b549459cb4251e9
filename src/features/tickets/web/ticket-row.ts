import type { ItemOf } from '#platform/web/api.ts'
import type { ticketList } from '../contract/reading.ts'

/** A ticket as the lists show it. */
export type TicketRow = ItemOf<typeof ticketList>

export const ticketKey = (row: TicketRow): string => row.id
