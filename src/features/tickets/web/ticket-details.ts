import { createContext, useContext } from 'react'
import type { ticketAssignment } from '#features/dispatch/contract.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { ticketDetails } from '../contract/reading.ts'
import type { DialogName } from './next-deed.ts'

/** A ticket as its page shows it. */
export type Ticket = CallerReply<typeof ticketDetails>
export type Assignment = CallerReply<typeof ticketAssignment>

/** The ticket on the page, who holds it, and how to begin a deed on it. */
export interface Desk {
  readonly ticket: Ticket
  /** Null while it loads. */
  readonly assignment: Assignment | null
  /** An open callback of the present cycle that the reader may record. */
  readonly callbackId: string | null
  /** Who is at the screen. */
  readonly personId: string
  begin(deed: DialogName): void
}

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

/** The desk of the ticket page; only for its own parts. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('parts of the ticket page need its desk')
  return desk
}
