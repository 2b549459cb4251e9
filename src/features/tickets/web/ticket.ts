import type { ticketAssignment } from '#features/dispatch/contract.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { ticketDetails } from '../contract/reading.ts'

/** A ticket as its page shows it, and who holds it. */
export type Ticket = CallerReply<typeof ticketDetails>
export type Assignment = CallerReply<typeof ticketAssignment>
