import type { ticketContacted, ticketResolved } from '#features/tickets/contract.ts'
import { type Count, countTicket, duration } from './points.ts'

/** The first deed on a ticket, whoever it reached, ends the wait that began when its voice came in. */
export const acted: Count<typeof ticketContacted | typeof ticketResolved> = (counting, event) => {
  const { book, receivedAt } = counting
  const received = receivedAt.get(event.subjectId)
  if (received === undefined || event.facts.cycle > 1) return
  if (book.get('action', event.subjectId, '') !== undefined) return
  // A deed may be noted as of a moment before its voice was stored, such as a call that was solved while talking.
  const waited = Math.max(0, event.at - received)
  countTicket(counting, event, { measure: 'action', part: '', ...duration(waited) })
}
