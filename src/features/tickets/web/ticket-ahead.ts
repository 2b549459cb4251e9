import type { QueryClient } from '@tanstack/react-query'
import { ticketCallbacks } from '#features/callbacks/contract.ts'
import { ticketAssignment } from '#features/dispatch/contract.ts'
import { jointTasksOfTicket } from '#features/joint-handling/contract/reading.ts'
import { pagesQuery, readQuery } from '#platform/web/api.ts'
import { ticketDetails } from '../contract/reading.ts'
import { ticketTimeline } from '../contract/timeline.ts'
import { timelineStep } from './timeline-entries.ts'

/** Asks for what the page of a ticket begins with. */
export function readTicketAhead({
  client,
  ticketId,
  phone,
}: {
  client: QueryClient
  ticketId: string
  phone: boolean
}): void {
  const about = [{ ticketId }, {}, { about: [ticketId] }] as const
  void client.prefetchQuery(readQuery(ticketDetails, ...about))
  void client.prefetchInfiniteQuery(
    pagesQuery(ticketTimeline, { ticketId }, { limit: timelineStep(phone) }, { about: [ticketId] }),
  )
  void client.prefetchQuery(readQuery(ticketAssignment, ...about))
  void client.prefetchQuery(readQuery(ticketCallbacks, ...about))
  void client.prefetchQuery(readQuery(jointTasksOfTicket, ...about))
}
