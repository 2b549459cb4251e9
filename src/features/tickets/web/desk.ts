import { createContext, useContext } from 'react'
import type { DialogName } from './next-deed.ts'
import type { Assignment, Ticket } from './ticket.ts'

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
  /** Offers the macros; null where the ticket may not be changed. */
  readonly openMacros: (() => void) | null
}

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

/** The desk of the ticket page; only for its own parts. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('parts of the ticket page need its desk')
  return desk
}
