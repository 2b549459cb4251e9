import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { listChecklists } from '../contract/keeping.ts'
import type { ticketChecklists } from '../contract/ticking.ts'

/** The lists of one ticket. */
export type OfTicket = CallerReply<typeof ticketChecklists>
export type List = OfTicket['lists'][number]
export type Item = List['items'][number]
export type Approval = NonNullable<Item['approval']>

/** A list as the organisation keeps it. */
export type Checklist = CallerReply<typeof listChecklists>['checklists'][number]
